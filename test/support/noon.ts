import { hourMs } from "../../src/foundation/time";

const noon = 12 * hourMs;

/** A time zone in which it is about noon now: what waits for the morning need not wait there. */
export function zoneWithNoon(now = Date.now()): string {
  const hours = Math.round((noon - (now % (24 * hourMs))) / hourMs);
  // These zones are named by what is to be added to their time to get that of Greenwich.
  return `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}`;
}
