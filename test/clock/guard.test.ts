import { createClockGuard } from "../../src/clock/guard";
import { trust } from "../../src/clock/records";
import { createEvenClock } from "../../src/foundation/evenClock";
import { silentLog } from "../../src/ops/log";
import { memoryStore } from "../support/memoryStore";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.parse("2026-11-23T09:00:00Z");

/** Runs one process after another over one store; the machine's clock and the clock of USOS can be set. */
function machine(given: { isIndependent?: boolean; isRedis?: boolean } = {}) {
  let steady = 0;
  const off = { clock: 0, witness: 0 as number | undefined, machine: 0 };
  const store = memoryStore();
  const told: boolean[] = [];
  const begin = async () => {
    const clock = createEvenClock({ clock: () => start + steady + off.clock, steady: () => steady });
    const witness = {
      name: "USOS",
      isIndependent: given.isIndependent ?? true,
      time: () => (off.witness === undefined ? undefined : start + steady + off.witness),
      ask: () => Promise.resolve(),
    };
    const guard = createClockGuard({
      clock,
      store,
      witness,
      machine: given.isRedis ? () => start + steady + off.machine : undefined,
      steady: () => steady,
      log: silentLog,
      onLook: (it) => told.push(it),
    });
    await guard.start();
    return { clock, guard };
  };
  let running: Awaited<ReturnType<typeof begin>> | undefined;
  const now = () => running!;
  return {
    off,
    told,
    restart: async () => (running = await begin()),
    /** The machine is off or suspended for a while. */
    sleep: (ms: number) => {
      off.clock += ms;
      if (off.witness !== undefined) off.witness += ms;
      off.machine += ms;
    },
    async pass(ms: number) {
      for (const end = steady + ms; steady < end;) {
        steady += 15_000;
        await now().guard.look();
      }
    },
    doubt: () => now().guard.doubt(),
    /** How far the time in use is from the true time. */
    error: () => now().clock.now() - (start + steady),
    trust: () => trust(store, start + steady + off.clock),
  };
}

test("a program that was off for three weeks goes on with today's date at once, as USOS's clock agrees", async () => {
  const it = machine();
  await it.restart();
  it.sleep(21 * day);
  await it.restart();
  expect([it.doubt(), it.error()]).toEqual([undefined, 21 * day]);
});

test("a program that was off goes on from the time before while USOS is silent, and doubts the clock", async () => {
  const it = machine();
  await it.restart();
  it.sleep(2 * day);
  it.off.witness = undefined;
  await it.restart();
  expect([it.doubt(), it.error()]).toEqual(["the clock is 2 days ahead of the time in use", 0]);
  it.off.witness = 2 * day;
  await it.pass(6 * minute);
  expect([it.doubt(), it.error()]).toEqual([undefined, 2 * day]);
});

test("a machine that was suspended is believed when USOS has agreed with it for five minutes, and not before", async () => {
  const it = machine();
  await it.restart();
  it.sleep(hour);
  await it.pass(4 * minute);
  expect([it.doubt(), it.error()]).toEqual([expect.stringContaining("60 minutes ahead"), 0]);
  await it.pass(2 * minute);
  expect([it.doubt(), it.error()]).toEqual([undefined, hour]);
});

test("a clock that jumps is not believed while USOS's says otherwise, however long that takes", async () => {
  const it = machine();
  await it.restart();
  it.off.clock = 400 * day;
  await it.pass(6 * hour);
  expect([it.doubt(), it.error()]).toEqual(["the clock is 400 days ahead of the time in use", 0]);
  expect(new Set(it.told.slice(1))).toEqual(new Set([true]));
  it.off.clock = 0;
  await it.pass(minute);
  expect([it.doubt(), it.told.at(-1)]).toEqual([undefined, false]);
});

test("a clock that USOS's contradicts is doubted without a jump", async () => {
  const it = machine();
  await it.restart();
  it.off.witness = -day;
  await it.pass(minute);
  expect([it.doubt(), it.error()]).toEqual(["the time in use is 24 hours ahead of that of USOS", 0]);
});

test("a clock that is wrong from the very start is doubted, and USOS's time is in use", async () => {
  const it = machine();
  it.off.clock = 400 * day;
  await it.restart();
  expect([it.doubt(), it.error()]).toEqual(["the clock is 400 days ahead of the time in use", 0]);
});

describe("a person", () => {
  test("may say that a clock is right that USOS is silent about", async () => {
    const it = machine();
    await it.restart();
    it.off.witness = undefined;
    it.off.clock = 2 * day;
    await it.pass(minute);
    await it.trust();
    await it.pass(minute);
    expect([it.doubt(), it.error()]).toEqual([undefined, 2 * day]);
  });

  test("may say so against USOS, and is not asked again for a day", async () => {
    const it = machine();
    await it.restart();
    it.off.witness = -day;
    await it.pass(minute);
    await it.trust();
    await it.pass(23 * hour);
    expect(it.doubt()).toBeUndefined();
    await it.pass(2 * hour);
    expect(it.doubt()).toContain("USOS");
  });

  test("has not spoken of a jump that comes later", async () => {
    const it = machine();
    await it.restart();
    await it.trust();
    it.off.clock = 400 * day;
    await it.pass(hour);
    expect([it.doubt(), it.error()]).toEqual([expect.stringContaining("400 days"), 0]);
  });
});

describe("the sandbox, whose clock is this machine's,", () => {
  test.each([
    [21 * day, undefined],
    [400 * day, "the clock is 400 days ahead of the time in use"],
  ])("vouches for a rest of weeks and no more (%d ms)", async (ms, doubt) => {
    const it = machine({ isIndependent: false });
    await it.restart();
    it.sleep(ms);
    await it.restart();
    expect(it.doubt()).toBe(doubt);
  });

  test("does not vouch for a clock that was set back", async () => {
    const it = machine({ isIndependent: false });
    await it.restart();
    it.sleep(-day);
    await it.pass(hour);
    expect([it.doubt(), it.error()]).toEqual(["the clock is 24 hours behind the time in use", 0]);
  });
});

test("over Redis, a machine whose own clock is off doubts it, though Redis's is right", async () => {
  const it = machine({ isRedis: true });
  await it.restart();
  it.off.machine = 20 * minute;
  expect([it.doubt(), it.error()]).toEqual(["this machine's clock is 20 minutes ahead of the store's", 0]);
});
