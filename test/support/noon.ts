import { hourMs } from "../../src/foundation/time";

const noon = 12 * hourMs;

/** A time zone in which it is about noon now, so that things that wait for the morning need not wait. */
export function zoneWithNoon(now = Date.now()): string {
  const hours = Math.round((noon - (now % (24 * hourMs))) / hourMs);
  // These zones are named by the hours to add to their time to get the time in Greenwich.
  return `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}`;
}
