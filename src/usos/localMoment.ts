/** `YYYY-MM-DD HH:MM:SS`, with or without a fraction: USOS's notation of a moment, in its own local time. */
const written = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?)$/;

/**
 * The moment in milliseconds since the epoch; undefined for another notation. In the hour that occurs twice in autumn, the
 * earlier one.
 */
export function localMoment(text: string, timeZone: string): number | undefined {
  const [, day, time] = written.exec(text.trim()) ?? [];
  const asUtc = Date.parse(`${day ?? ""}T${time ?? ""}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // The offset depends on the moment, which is not known yet. So it is looked up for an estimate, and again for the better
  // estimate.
  const first = asUtc - offsetMs(asUtc, timeZone);
  return asUtc - offsetMs(first, timeZone);
}

function offsetMs(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  return Date.parse(`${format.format(at).replace(" ", "T")}Z`) - Math.floor(at / 1_000) * 1_000;
}
