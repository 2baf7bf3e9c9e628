import { nextQuarter } from "../foundation/localTime";

/**
 * The next time after `now` at which the clocks of a time zone show a given full hour. If summer time skips that hour, it is a
 * day later.
 */
export const nextQuietHour = (now: number, hour: number, timeZone: string): number =>
  nextQuarter(now, timeZone, (it) => it.hour === hour && it.minute === 0);
