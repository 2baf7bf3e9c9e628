import { heldUpByMachine } from "./explain";
import type { Records, Trouble } from "./records";

/** Whoever hears nothing for so long writes again. */
const mostWaitedMs = 25_000;

/** A machine with much to do stands still for a moment every now and then, and whoever doubts the clock answers all the same. */
const mayKeepWaiting = ({ kind, how, from, to }: Trouble): boolean =>
  how !== "doubted" && (kind !== heldUpByMachine || to - from >= 10_000);

/**
 * What a student did, Slack was told to be taken in, and was followed by nothing. Only where nothing was wrong then: else an
 * answer may come late, and that none came at all is seen by what is owed.
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
  const answers = [...posts, ...changes];
  return actions.flatMap(({ at, channel, what, status }) => {
    const until = at + mostWaitedMs;
    if (status !== 200 || endedAt < until) return [];
    const isAnswered = answers.some((it) => it.channel === channel && it.at >= at && it.at <= until);
    const isTroubled = troubles.some((it) => it.to >= at - mostWaitedMs && it.from <= until && mayKeepWaiting(it));
    return isAnswered || isTroubled
      ? []
      : [`${chats.get(channel) ?? channel}: «${what}» was taken in and not answered`];
  });
}
