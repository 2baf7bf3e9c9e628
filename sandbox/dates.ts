const dayMs = 24 * 60 * 60 * 1000;

const warsaw = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Warsaw",
  dateStyle: "short",
  timeStyle: "medium",
});

/** `YYYY-MM-DD HH:MM:SS` in Polish local time, USOS's notation of moments. */
export function localTime(ms: number): string {
  return warsaw.format(ms);
}

/** `YYYY-MM-DD` in Polish local time. */
export function localDate(ms: number): string {
  return localTime(ms).slice(0, 10);
}

/** The date the given number of days after the moment. */
export function daysAfter(ms: number, days: number): string {
  return localDate(ms + days * dayMs);
}

/** The first 31 March or 31 October strictly after a date: the days on which student cards usually expire. */
export function nextExpiry(date: string): string {
  const year = Number(date.slice(0, 4));
  const ends = [`${year}-03-31`, `${year}-10-31`, `${year + 1}-03-31`];
  return ends.find((end) => end > date) ?? `${year + 1}-03-31`;
}

/** The last 31 March or 31 October strictly before a date. */
export function previousExpiry(date: string): string {
  const year = Number(date.slice(0, 4));
  const ends = [`${year}-10-31`, `${year}-03-31`, `${year - 1}-10-31`];
  return ends.find((end) => end < date) ?? `${year - 1}-10-31`;
}
