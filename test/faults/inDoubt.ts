import type { Records } from "./records";
import { saying } from "./sentences";

/** A thing that a process sent just before its clock was doubted may arrive this much later. */
const underWayMs = 2_000;

/** The irreversible things that were done while every process had reason to doubt its clock: reminders of a card's end, and revoked access. */
export function doneInDoubt({ people, posts, endsSoon, revocations, troubles }: Records): string[] {
  const isReminder = saying("push.expiringTitle");
  const doubts = troubles.filter(({ how, slot }) => how === "doubted" && slot === undefined);
  return doubts.flatMap(({ from, to }) =>
    people.flatMap(({ handle, dm }) => {
      // Nobody knew before the doubt that this card ends soon, so a reminder of it was sent in doubt.
      const isNews = (endsSoon[handle] ?? 0) >= from;
      const reminders = posts.filter((it) => it.channel === dm && it.at >= from && it.at <= to && isReminder(it));
      const revoked = (revocations[handle] ?? []).filter((at) => at >= from + underWayMs && at <= to);
      return [
        ...(isNews && reminders.length > 0 ? [`${handle}: reminded that the card ends`] : []),
        ...(revoked.length > 0 ? [`${handle}: a token of theirs was revoked`] : []),
      ];
    }),
  );
}
