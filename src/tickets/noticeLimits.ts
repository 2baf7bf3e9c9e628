import { dayMs, hourMs } from "../foundation/time";

/** A person who reads these letters does not answer in vain more often. */
const mostPerHour = 5;
const mostPerDay = 20;

/**
 * Whether staff were told so often about undelivered answers on one ticket that they are not told again. A program that answers
 * every letter without marking its answers as automatic would answer these notices too, and get another one for each.
 *
 * @param told the times of the notices, in milliseconds since the epoch
 */
export function isToldTooOften(told: readonly number[], now: number): boolean {
  const within = (ms: number): number => told.filter((at) => at + ms > now).length;
  return within(hourMs) >= mostPerHour || within(dayMs) >= mostPerDay;
}

export const tooOftenMessage = "staff are not told of further answers that did not reach the student";
export const nextOfTooOften =
  "See in the bot's mailbox whether a program answers every letter, and let it leave out those that are marked as automatic.";
