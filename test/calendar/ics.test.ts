import fc from "fast-check";
import ICAL from "ical.js";
import { calendarFile, type DayEvent } from "../../src/calendar/ics";

const event: DayEvent = {
  uid: "abc@legitka",
  sequence: 20270331,
  day: "2027-03-31",
  title: "Koniec ważności mLegitymacji",
  text: "Przedłuż; najpierw, plastikową\\kartę\nw dziekanacie",
  alarms: [30, 7, 1, 0],
};
const made = Date.parse("2026-11-23T09:00:00.123Z");

const read = (file: string): ICAL.Event =>
  new ICAL.Event(new ICAL.Component(ICAL.parse(file) as unknown[]).getFirstSubcomponent("vevent")!);

describe("a calendar file", () => {
  test("is read by another program as one whole day", () => {
    const it = read(calendarFile(event, made));
    expect(it.uid).toBe(event.uid);
    expect(it.sequence).toBe(event.sequence);
    expect(it.startDate.isDate).toBe(true);
    expect(it.startDate.toString()).toBe("2027-03-31");
    expect(it.endDate.toString()).toBe("2027-04-01");
    expect(it.component.getFirstPropertyValue("dtstamp")?.toString()).toBe("2026-11-23T09:00:00Z");
  });

  test("reminds at nine in the morning, a given number of days before", () => {
    const it = read(calendarFile(event, made));
    const alarms = it.component.getAllSubcomponents("valarm").map((alarm) => {
      const at = it.startDate.clone();
      at.isDate = false;
      at.addDuration(alarm.getFirstPropertyValue("trigger") as ICAL.Duration);
      return at.toString();
    });
    expect(alarms).toEqual([
      "2027-03-01T09:00:00",
      "2027-03-24T09:00:00",
      "2027-03-30T09:00:00",
      "2027-03-31T09:00:00",
    ]);
  });

  test("keeps every text unchanged, whatever it contains", () => {
    const texts = fc.string({ unit: "grapheme", maxLength: 300 }).filter((it) => !/\p{Cc}/u.test(it));
    const lines = fc.array(fc.oneof(texts, fc.constantFrom("a;b,c", String.raw`\n \\ \;`, "ż".repeat(200))));
    fc.assert(
      fc.property(lines, (all) => {
        const text = all.join("\n");
        expect(read(calendarFile({ ...event, text }, made)).description).toBe(text);
      }),
    );
  });

  test("has no line of more than 75 octets, cuts no character in two, and ends each line as the standard wants", () => {
    const file = calendarFile({ ...event, text: "Zażółć 🎓 gęślą jaźń, ".repeat(40) }, made);
    expect(file).not.toContain("\uFFFD");
    expect(file.endsWith("\r\n")).toBe(true);
    const lines = file.slice(0, -2).split("\r\n");
    expect(lines.filter((it) => /[\r\n]/.test(it))).toEqual([]);
    const octets = lines.map((it) => Buffer.from(it));
    expect(octets.filter((it) => it.length > 75)).toEqual([]);
    expect(octets.filter((it) => it.toString("utf8").includes("\uFFFD"))).toEqual([]);
    expect(lines.some((it) => it.startsWith(" "))).toBe(true);
  });

  test("ends correctly after the last day of a month and of a year", () => {
    const endOf = (day: string): string => read(calendarFile({ ...event, day }, made)).endDate.toString();
    expect(endOf("2026-12-31")).toBe("2027-01-01");
    expect(endOf("2028-02-28")).toBe("2028-02-29");
  });
});
