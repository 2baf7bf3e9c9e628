import { mondayOf, monthOf, weekAt } from "../../src/statistics/week";

const warsaw = (time: string): string => weekAt(Date.parse(time), "Europe/Warsaw");

describe("a week", () => {
  test.each([
    ["2026-11-30T10:00:00Z", "2026-W49"],
    ["2026-12-31T10:00:00Z", "2026-W53"],
    // A Friday of the first days of January can be in the last week of the year before.
    ["2027-01-01T10:00:00Z", "2026-W53"],
    ["2027-01-04T10:00:00Z", "2027-W01"],
    // The last days of December can be in the first week of the next year.
    ["2024-12-30T10:00:00Z", "2025-W01"],
  ])("of %s is %s", (time, week) => {
    expect(warsaw(time)).toBe(week);
  });

  test("begins on Monday at midnight of the university's clocks", () => {
    expect(warsaw("2026-11-29T22:59:00Z")).toBe("2026-W48");
    expect(warsaw("2026-11-29T23:00:00Z")).toBe("2026-W49");
  });

  test("belongs to the month that has its Thursday", () => {
    expect(new Date(mondayOf("2026-W49")).toISOString()).toBe("2026-11-30T00:00:00.000Z");
    expect(monthOf("2026-W49")).toBe("2026-12");
    expect(monthOf("2026-W53")).toBe("2026-12");
    expect(monthOf("2027-W01")).toBe("2027-01");
  });
});
