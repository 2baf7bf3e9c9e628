import { dayMs, hourMs } from "../foundation/time";

/** Nobody who reads such letters answers more often in vain. */
const mostPerHour = 5;
const mostPerDay = 20;

/**
 * Whether staff were told so often of answers about one ticket that did not reach the student that they are not told again. A
 * program that answers every letter, and says of none that it does, answers these, too, and would get another one for each.
 *
 * @param told when they were, in milliseconds since the epoch
 */
export function isToldTooOften(told: readonly number[], now: number): boolean {
  const within = (ms: number): number => told.filter((at) => at + ms > now).length;
  return within(hourMs) >= mostPerHour || within(dayMs) >= mostPerDay;
}

export const tooOftenMessage = "staff are not told of further answers that did not reach the student";
export const nextOfTooOften =
  "See in the bot's mailbox whether a program answers every letter, and let it leave out those that are marked as automatic.";
