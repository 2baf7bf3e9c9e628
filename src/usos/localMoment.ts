import { momentShowing } from "../foundation/localTime";

/** `YYYY-MM-DD HH:MM:SS`, with or without a fraction: USOS's notation of a moment, in its own local time. */
const written = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?)$/;

/**
 * The moment in milliseconds since the epoch; undefined for another notation. In the hour that occurs twice in autumn, the
 * earlier one.
 */
export function localMoment(text: string, timeZone: string): number | undefined {
  const [, day, time] = written.exec(text.trim()) ?? [];
  const asUtc = Date.parse(`${day ?? ""}T${time ?? ""}Z`);
  return Number.isNaN(asUtc) ? undefined : momentShowing(asUtc, timeZone);
}
