import { heldUpByMachine } from "./explain";
import { grouped } from "./grouped";
import type { Records, Trouble } from "./records";

/** A student who gets no answer for this long writes again. */
const mostWaitedMs = 25_000;

/**
 * Whether a trouble excuses a late answer. A busy machine often stands still for a moment, and a process that doubts its clock answers nevertheless:
 * these two excuse nothing.
 */
const mayKeepWaiting = ({ kind, how, from, to }: Trouble): boolean =>
  how !== "doubted" && (kind !== heldUpByMachine || to - from >= 10_000);

/**
 * The actions of students that the chat was told to be taken in, and that nothing followed. This counts only where no trouble was
 * near: otherwise the answer may come late, and `missing` finds out when it never came.
 */
export function unanswered({ people, posts, changes, actions, troubles, endedAt }: Records): string[] {
  const chats = new Map(
    people.flatMap(
      ({ handle, dm, secondDm }) =>
        [
          [dm, handle],
          [secondDm, handle],
        ] as const,
    ),
  );
  const answers = grouped([...posts, ...changes], ({ channel }) => channel);
  return actions.flatMap(({ at, channel, what, status }) => {
    const until = at + mostWaitedMs;
    if (status !== 200 || endedAt < until) return [];
    const isAnswered = (answers.get(channel) ?? []).some((it) => it.at >= at && it.at <= until);
    const isTroubled = troubles.some((it) => it.to >= at - mostWaitedMs && it.from <= until && mayKeepWaiting(it));
    return isAnswered || isTroubled
      ? []
      : [`${chats.get(channel) ?? channel}: «${what}» was taken in and not answered`];
  });
}
