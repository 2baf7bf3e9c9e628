import { agreementMs, createEvenClock } from "../../src/foundation/evenClock";

const minute = 60_000;
const day = 86_400_000;
const start = Date.parse("2026-11-23T09:00:00Z");

/** A clock that can be set, together with time that really passes. */
function timepiece() {
  let steady = 0;
  let ahead = 0;
  const clock = () => start + steady + ahead;
  const even = createEvenClock({ clock, steady: () => steady });
  return { even, clock, pass: (ms: number) => (steady += ms), set: (ms: number) => (ahead = ms) };
}

test("shows what the clock shows while that goes on evenly, and follows small corrections", () => {
  const { even, clock, pass, set } = timepiece();
  for (const ahead of [0, 20_000, -minute, agreementMs - minute]) {
    pass(day);
    set(ahead);
    expect([even.now(), even.aheadMs()]).toEqual([clock(), 0]);
  }
});

test.each([400 * day, -day, agreementMs + 1_000])(
  "goes on evenly over a jump by %d ms, and back on the clock",
  (jump) => {
    const { even, pass, set } = timepiece();
    set(jump);
    pass(minute);
    expect([even.now(), even.aheadMs()]).toEqual([start + minute, jump]);
    set(0);
    pass(minute);
    expect([even.now(), even.aheadMs()]).toEqual([start + 2 * minute, 0]);
  },
);

test("takes over a jump that is said to be right", () => {
  const { even, clock, set } = timepiece();
  set(400 * day);
  even.adopt();
  expect([even.now(), even.aheadMs()]).toEqual([clock(), 0]);
});

describe("goes on from the time that was last in use", () => {
  test("when the clock agrees, by the clock", () => {
    const { even, clock } = timepiece();
    even.goOnFrom({ at: start - minute, shown: start - minute });
    expect([even.now(), even.aheadMs()]).toEqual([clock(), 0]);
  });

  test.each([-3 * day, 3 * day])("when the clock is elsewhere, by that time (%d ms)", (ago) => {
    const { even } = timepiece();
    even.goOnFrom({ at: start + ago, shown: start + ago });
    expect([even.now(), even.aheadMs()]).toEqual([start + ago, -ago]);
  });

  test("when the clock was doubted then and has gone on since, by both", () => {
    const { even } = timepiece();
    even.goOnFrom({ at: start - day - minute, shown: start - minute });
    expect([even.now(), even.aheadMs()]).toEqual([start - day, day]);
  });
});
