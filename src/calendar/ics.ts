/** An all-day event of a calendar (RFC 5545). */
export interface DayEvent {
  /** Stays the same in every file about the same thing, so that a later file replaces the event of an earlier one. */
  readonly uid: string;
  /** Of two files with the same uid, a calendar keeps the one with the higher number. */
  readonly sequence: number;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly title: string;
  readonly text: string;
  /** How many days before the event, at nine in the morning, the calendar shows a reminder. */
  readonly alarms: readonly number[];
}

const longestLine = 75;
const crlf = "\r\n";

/** A calendar file with one event. @param made when the file was created, in milliseconds since the epoch */
export function calendarFile(event: DayEvent, made: number): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Legitka//Legitka//EN",
    "CALSCALE:GREGORIAN",
    "BEGIN:VEVENT",
    `UID:${escaped(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${new Date(made).toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${dateOf(event.day)}`,
    `DTEND;VALUE=DATE:${dateOf(nextDay(event.day))}`,
    `SUMMARY:${escaped(event.title)}`,
    `DESCRIPTION:${escaped(event.text)}`,
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT",
    ...event.alarms.flatMap((days) => [
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${escaped(event.title)}`,
      `TRIGGER:${nineInTheMorning(days)}`,
      "END:VALARM",
    ]),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((it) => folded(it) + crlf).join("");
}

/** A moment relative to midnight at the beginning of the event's day. */
const nineInTheMorning = (daysBefore: number): string =>
  daysBefore === 0 ? "PT9H" : daysBefore === 1 ? "-PT15H" : `-P${daysBefore - 1}DT15H`;

const dateOf = (day: string): string => day.replaceAll("-", "");

function nextDay(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, String.raw`\$&`).replace(/\r\n|\r|\n/g, String.raw`\n`);

/** A line of at most 75 octets; a longer one is continued on further lines that begin with a space. No character is split. */
function folded(line: string): string {
  const lines = [""];
  let octets = 0;
  for (const character of line) {
    const more = Buffer.byteLength(character);
    if (octets + more > longestLine) {
      lines.push(" ");
      octets = 1;
    }
    lines.push((lines.pop() ?? "") + character);
    octets += more;
  }
  return lines.join(crlf);
}
