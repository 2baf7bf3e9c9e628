import { retentionOf, type RetentionWork } from "../../src/compose/retention";
import { silentLog } from "../../src/ops/log";
import { copy } from "../support/copy";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe("a machine's clock that jumps", () => {
  let world: World;
  let ola: Student;
  /** The daily sweep of the process that is running now. */
  let retention: RetentionWork;
  beforeEach(async () => {
    const limits = {
      conversationMs: 180 * day,
      accountMs: 365 * day,
      ticketMs: 365 * day,
      statisticsMs: 365 * day,
      auditMs: 730 * day,
    };
    world = await openWorld({
      readyAfterMs: minute,
      guardsClock: true,
      connect(core) {
        retention = retentionOf({ ...core, log: silentLog }, { ...limits, missedMs: 0, hour: 3 });
        return { work: [retention.work] };
      },
    });
    ola = world.student();
  });
  afterEach(() => world.close());

  const keepTidy = (): Promise<void> => retention.ensureScheduled();
  const accounts = async (): Promise<number> => {
    let count = 0;
    for await (const { rev } of world.store.scan("account")) count += rev > 0 ? 1 : 0;
    return count;
  };
  const codes = (): number => ola.screen.filter(({ secret }) => secret).length;
  const revoked = (): number => world.sandbox.control.calls("oauth/revoke_token");
  const readyz = async (): Promise<unknown> => (await fetch(`${world.publicUrl}/readyz`)).json();
  const doubts = (): string[] => world.logLines.filter((it) => it.includes('"clock.doubted"'));

  const withCode = async (): Promise<void> => {
    await ola.signsInAs("anna");
    await ola.presses("place");
    await world.pass(3 * minute);
    expect(codes()).toBe(1);
  };

  test("ahead by 400 days for six seconds costs nobody the account or the access to USOS", async () => {
    await keepTidy();
    await ola.signsInAs("anna");
    await world.pass(minute);
    world.setMachineClock(400 * day);
    await world.pass(6 * second, 2 * second);
    expect(await readyz()).toEqual({ ok: true, warnings: [expect.stringContaining("400 days ahead")] });
    world.setMachineClock(0);
    await world.pass(10 * minute, minute);
    expect(await accounts()).toBe(1);
    expect(revoked()).toBe(0);
    expect(await readyz()).toEqual({ ok: true });
    expect(doubts()).toHaveLength(1);
    expect(await ola.says("status")).not.toContain(copy("link.neededFirst"));
  });

  test("ahead by 400 days for two days, with a restart in between, costs nobody the account either", async () => {
    await keepTidy();
    await ola.signsInAs("anna");
    await world.pass(minute);
    world.setMachineClock(400 * day);
    await world.pass(day, hour);
    await world.restart();
    await keepTidy();
    await world.pass(day, hour);
    expect(await accounts()).toBe(1);
    expect(revoked()).toBe(0);
  });

  test("back by a day leaves no code on a screen longer than promised", async () => {
    await withCode();
    world.setMachineClock(-day);
    await world.pass(15 * minute, minute);
    expect(codes()).toBe(0);
  });

  test("back by a day, with a restart in between, leaves no code on a screen", async () => {
    await withCode();
    world.setMachineClock(-day);
    await world.restart();
    await world.pass(16 * minute, minute);
    expect(codes()).toBe(0);
  });

  test("back by a day delays no order, and the code comes as soon as it is ready", async () => {
    await ola.signsInAs("anna");
    await ola.presses("place");
    world.setMachineClock(-day);
    await world.pass(5 * minute);
    expect(ola.seesAll).toContain(copy("push.readyTitle"));
    expect(codes()).toBe(1);
  });

  test("postpones the end of a sign-in and every revocation until the clock is right again", async () => {
    await ola.signsInAs("anna");
    world.setMachineClock(-day);
    await world.pass(minute);
    world.sandbox.control.fault({ kind: "maintenance", method: "oauth/revoke_token", times: 1 });
    await ola.says("wyloguj mnie");
    await ola.presses("confirm");
    const before = revoked();
    await world.pass(hour, minute);
    expect(revoked()).toBe(before);
    world.setMachineClock(0);
    await world.pass(20 * minute, minute);
    expect(revoked()).toBe(before + 1);
  });
});

describe("a clock that is ahead from the start", () => {
  /** This holds even where no process has ever noted the time: then only the clock of USOS shows that the machine's clock is wrong. */
  test.each([true, false])(
    "reminds nobody early; the reminder comes on its day (time noted before: %s)",
    async (isNoted) => {
      const world = await openWorld({ at: "opole", start: "2027-02-20T09:00:00Z", guardsClock: true });
      const hanna = world.student("Hanna");
      await hanna.signsInAs("hanna");
      await hanna.says("status");
      if (!isNoted)
        await world.store.commit({ partition: "clock", delete: [{ kind: "clockSeen", partition: "clock" }] });
      world.setMachineClock(10 * day);
      await world.restart();
      await world.pass(2 * day, hour);
      expect(hanna.seesAll).not.toContain(copy("push.expiringTitle"));
      world.setMachineClock(0);
      await world.pass(7 * day, hour);
      expect(hanna.seesAll).toContain("Zostało 30 dni.");
      await world.close();
    },
  );
});

test("reminders wait while the clock is doubted, and come when it is trusted again", async () => {
  const world = await openWorld({ at: "opole", start: "2027-02-27T09:00:00Z", guardsClock: true });
  const hanna = world.student("Hanna");
  await hanna.signsInAs("hanna");
  await hanna.says("status");
  world.setMachineClock(-day);
  await world.pass(3 * day, hour);
  expect(hanna.seesAll).not.toContain(copy("push.expiringTitle"));
  world.setMachineClock(0);
  await world.pass(hour, minute);
  expect(hanna.seesAll).toContain(copy("push.expiringTitle"));
  await world.close();
});
