import { localTime } from "../../src/foundation/localTime";
import { isWorkTime, nextDigest } from "../../src/helpdesk/workTime";

const zone = "Europe/Warsaw";
const at = (iso: string): number => Date.parse(iso);
const next = (now: string, lastDay?: string): string => new Date(nextDigest(at(now), 8, zone, lastDay)).toISOString();

describe("the morning's digest", () => {
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
});

test("does not count nights and weekends as time for reminders", () => {
  const is = (iso: string) => isWorkTime(localTime(at(iso), zone));
  expect([is("2026-11-23T06:59:00Z"), is("2026-11-23T07:00:00Z")]).toEqual([false, true]);
  expect([is("2026-11-23T14:59:00Z"), is("2026-11-23T15:00:00Z")]).toEqual([true, false]);
  expect(is("2026-11-22T10:00:00Z")).toBe(false);
});
