import { createWorkTime } from "../../src/helpdesk/workTime";
import { isPublicHoliday } from "../../src/helpdesk/holidays";
import { expectedBy } from "../../src/helpdesk/expected";
import { institutionOf } from "../support/institution";

const at = (iso: string): number => Date.parse(iso);
const iso = (ms: number): string => new Date(ms).toISOString();
/** From eight to four on weekdays. */
const work = createWorkTime(institutionOf("opole"));

describe("the morning's digest", () => {
  const next = (now: string, lastDay?: string): string => iso(work.nextDigest(at(now), 8, lastDay));

  test("is due at its hour of the next working day, summer and winter", () => {
    expect(next("2026-11-23T05:00:00Z")).toBe("2026-11-23T07:00:00.000Z");
    expect(next("2026-07-01T05:00:00Z")).toBe("2026-07-01T06:00:00.000Z");
    expect(next("2026-11-27T07:00:00Z", "2026-11-27")).toBe("2026-11-30T07:00:00.000Z");
  });

  test("comes late on a day when the product was not running, but not in the afternoon", () => {
    expect(next("2026-11-23T09:30:00Z")).toBe("2026-11-23T09:30:00.000Z");
    expect(next("2026-11-23T12:30:00Z")).toBe("2026-11-24T07:00:00.000Z");
    expect(next("2026-11-23T09:30:00Z", "2026-11-23")).toBe("2026-11-24T07:00:00.000Z");
  });

  test("does not come on a public holiday, even though the product was not running the day before", () => {
    expect(next("2026-11-10T20:00:00Z")).toBe("2026-11-12T07:00:00.000Z");
    expect(next("2026-12-24T08:00:00Z")).toBe("2026-12-28T07:00:00.000Z");
  });
});

test("the days that the act makes free are free, those after Easter too, and Christmas Eve", () => {
  const free = ["2026-01-06", "2026-04-06", "2026-06-04", "2026-11-11", "2026-12-24", "2027-03-29", "2027-05-27"];
  expect(free.filter((it) => !isPublicHoliday(it))).toEqual([]);
  expect(["2026-04-07", "2026-12-23", "2027-06-04"].filter(isPublicHoliday)).toEqual([]);
});

test("nobody works before eight, from four on, at weekends and on public holidays", () => {
  const closed = (moment: string) => work.closedAt(at(moment));
  expect([closed("2026-11-23T06:59:00Z"), closed("2026-11-23T07:00:00Z")]).toEqual(["hours", undefined]);
  expect([closed("2026-11-23T14:59:00Z"), closed("2026-11-23T15:00:00Z")]).toEqual([undefined, "hours"]);
  expect([closed("2026-11-22T10:00:00Z"), closed("2026-11-11T10:00:00Z")]).toEqual(["dayOff", "dayOff"]);
});

test("an institution has its own hours and days off", () => {
  const own = createWorkTime(institutionOf("example"));
  const tuesday = "2026-11-24T08:00:00Z";
  expect([work.closedAt(at(tuesday)), own.closedAt(at(tuesday))]).toEqual([undefined, "hours"]);
  const afterChristmas = "2026-12-28T10:00:00Z";
  expect([work.closedAt(at(afterChristmas)), own.closedAt(at(afterChristmas))]).toEqual([undefined, "dayOff"]);
  expect(iso(own.opensAt(at("2026-12-23T19:00:00Z")))).toBe("2026-12-30T07:00:00.000Z");
});

test("an answer promised in two working days is due at the end of the second, whatever days off are between", () => {
  const due = (moment: string) => iso(work.endOfDay(at(moment), 2));
  expect(due("2026-11-23T09:00:00Z")).toBe("2026-11-25T15:00:00.000Z");
  expect(due("2026-11-27T09:00:00Z")).toBe("2026-12-01T15:00:00.000Z");
  // The student may write on the last minute of a Sunday, and still counts from Monday.
  expect(due("2026-11-29T22:59:00Z")).toBe("2026-12-01T15:00:00.000Z");
  expect(due("2026-12-23T09:00:00Z")).toBe("2026-12-29T15:00:00.000Z");
});

test("only hours of work count as time that staff have had", () => {
  const hours = (from: string, to: string) => work.between(at(from), at(to)) / 3_600_000;
  expect(hours("2026-11-27T14:00:00Z", "2026-11-30T08:00:00Z")).toBe(2);
  expect(hours("2026-11-28T08:00:00Z", "2026-11-29T20:00:00Z")).toBe(0);
  expect(hours("2026-11-23T09:00:00Z", "2026-11-23T09:30:00Z")).toBe(0.5);
  // In the week in which the clocks change there are as many hours as in any other.
  expect(hours("2026-10-23T22:00:00Z", "2026-10-27T22:00:00Z")).toBe(16);
});

describe("a student who writes while nobody works", () => {
  const told = (name: "opole" | "example", now: string) => {
    const institution = institutionOf(name);
    return expectedBy(institution, createWorkTime(institution))(at(now));
  };

  test("is told when work goes on and by when the answer is promised", () => {
    expect(told("example", "2026-11-23T09:00:00Z")).toBeUndefined();
    expect(told("example", "2026-11-23T17:00:00Z")).toEqual({
      why: "hours",
      opens: "2026-11-24T09:00:00.000Z",
      by: "2026-11-25",
    });
    expect(told("example", "2026-12-24T17:00:00Z")).toMatchObject({ why: "dayOff", by: "2026-12-31" });
  });

  test("is told no hours that no page states, and no time that nobody promises", () => {
    expect(told("opole", "2026-11-23T20:00:00Z")).toBeUndefined();
    expect(told("opole", "2026-11-28T10:00:00Z")).toEqual({ why: "dayOff", opens: "2026-11-30" });
  });
});
