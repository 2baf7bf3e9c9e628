import type { Records } from "./records";

/** Whoever hears nothing for so long writes again. */
const mostWaitedMs = 25_000;

/**
 * What a student did, Slack was told to be taken in, and was followed by nothing. Only where nothing was wrong then: else an
 * answer may come late, and that none came at all is seen by what is owed.
 */
export function unanswered({ people, posts, changes, actions, troubles }: Records): string[] {
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
  const end = Math.max(0, ...answers.map(({ at }) => at));
  return actions.flatMap(({ at, channel, what, status }) => {
    const until = at + mostWaitedMs;
    if (status !== 200 || end < until) return [];
    const isAnswered = answers.some((it) => it.channel === channel && it.at >= at && it.at <= until);
    const isTroubled = troubles.some(({ from, to }) => to >= at - mostWaitedMs && from <= until);
    return isAnswered || isTroubled
      ? []
      : [`${chats.get(channel) ?? channel}: «${what}» was taken in and not answered`];
  });
}
