import { institutionOf } from "../support/institution";
import { createFollower } from "../../src/orders/follow";
import { followQueue } from "../../src/orders/observe";
import { tell } from "../../src/outbox/announce";
import type { Job } from "../../src/store/port";
import { copy } from "../support/copy";
import type { Student } from "../support/student";
import { openWorld, type World, type WorldOptions } from "../support/world";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let world: World;
afterEach(() => world.close());

const institution = institutionOf("opole");

const times = (student: Student, key: string): number => student.seesAll.split(copy(key)).length - 1;
/** Passes time until this moment, in steps short enough to show at which hour something was sent. */
const until = (iso: string): Promise<void> => world.pass(Date.parse(iso) - world.now(), hour / 2);

describe("the reminder of a code that is ready", () => {
  let anna: Student;
  const waits = (): number => times(anna, "push.codeWaitingTitle");
  const inDays = (days: number): string => copy("push.codeWaiting", { days });

  /** The code of Anna's order is ready; by default on Monday at 10:02 in Opole. */
  async function ready(options: WorldOptions = {}): Promise<void> {
    world = await openWorld({ at: "opole", readyAfterMs: minute, ...options });
    anna = world.student("Anna");
    await anna.signsInAs("anna");
    await anna.presses("place");
    await world.pass(2 * minute);
    expect(anna.seesAll).toContain(copy("push.readyTitle"));
  }

  test("comes after one day and after three days, and then no more", async () => {
    await ready();
    await until("2026-11-24T08:30:00Z");
    expect(waits()).toBe(0);
    await until("2026-11-24T10:00:00Z");
    expect(waits()).toBe(1);
    expect(anna.sees).toContain(inDays(1));
    await until("2026-11-26T08:30:00Z");
    expect(waits()).toBe(1);
    await until("2026-11-26T10:00:00Z");
    expect(waits()).toBe(2);
    expect(anna.sees).toContain(inDays(3));
    await until("2026-12-05T10:00:00Z");
    expect(waits()).toBe(2);
  });

  test("contains no code, but a button that shows it with one press", async () => {
    await ready();
    await until("2026-11-24T10:00:00Z");
    const { control } = world.sandbox;
    const { distributionPass } = control.secrets(control.orders("anna").at(-1)!.id)!;
    expect(anna.seesAll).not.toContain(distributionPass);
    expect(await anna.isShown(distributionPass)).toBe(false);
    await anna.presses(copy("code.show"));
    expect(await anna.isShown(distributionPass)).toBe(true);
  });

  test("does not come once the card is in the phone", async () => {
    await ready();
    await until("2026-11-24T08:50:00Z");
    world.sandbox.control.collect("anna");
    await until("2026-11-30T10:00:00Z");
    expect(waits()).toBe(0);
  });

  test("does not come at night but the next morning, in the institution's time zone", async () => {
    await ready({ start: "2026-11-23T21:30:00Z" });
    await until("2026-11-25T06:50:00Z");
    expect(waits()).toBe(0);
    await until("2026-11-25T07:30:00Z");
    expect(waits()).toBe(1);
  });

  test("comes once, late, when the product was not running for days", async () => {
    await ready();
    await world.pass(4 * day, 4 * day);
    expect(waits()).toBe(1);
    expect(anna.sees).toContain(inDays(4));
    await world.pass(day, hour);
    expect(waits()).toBe(1);
  });

  test("comes three days later when the student postponed it", async () => {
    await ready();
    await until("2026-11-24T10:00:00Z");
    await anna.presses("reminders");
    await anna.presses("snooze");
    await until("2026-11-27T08:30:00Z");
    expect(waits()).toBe(1);
    await until("2026-12-05T10:00:00Z");
    expect(waits()).toBe(2);
  });

  test("does not come to a student who has turned reminders off", async () => {
    await ready();
    await anna.says("przypomnienia");
    await anna.presses("off");
    await until("2026-11-30T10:00:00Z");
    expect(waits()).toBe(0);
  });

  test.each([1, 2, 3, 4, 5, 6])("comes once although the process dies at step %i of sending it", async (step) => {
    await ready();
    await until("2026-11-24T09:00:00Z");
    world.process.dieAt(({ count }) => count === step);
    await until("2026-11-25T10:00:00Z");
    expect(waits()).toBe(1);
  });

  test("comes once although two processes check at the same moment", async () => {
    await ready();
    const id = world.sandbox.control.students().find(({ handle }) => handle === "anna")!.id;
    const account = `opole:${id}`;
    // Both processes have read the account before either of them writes it.
    const follow = () =>
      createFollower({
        accounts: world.app.accounts,
        usos: world.usosClients.background,
        institution,
        pace: { soonestMs: 10_000, latestMs: 600_000 },
        clock: () => world.now() + day + hour,
        random: () => 0.5,
      })({ queue: followQueue, id: account, partition: account, payload: {}, claim: 1 } satisfies Job);
    expect(await Promise.all([follow(), follow()])).not.toContain("done");
    await until("2026-11-24T12:00:00Z");
    expect(waits()).toBe(1);
  });

  test("waits while the clock is doubted, and comes when it is trusted again", async () => {
    await ready({ guardsClock: true });
    await until("2026-11-24T08:30:00Z");
    world.setMachineClock(-day);
    await until("2026-11-24T12:00:00Z");
    expect(waits()).toBe(0);
    world.setMachineClock(0);
    await until("2026-11-24T13:00:00Z");
    expect(waits()).toBe(1);
  });

  test("does not come in the night, even if the process that held it left it until then", async () => {
    await ready();
    await until("2026-11-23T23:00:00Z");
    const schedule = [tell(anna.key, { kind: "codeWaiting", orderId: "1", days: 1 }, "left", world.now())];
    await world.store.commit({ partition: anna.key, schedule });
    await world.pass(minute);
    expect(waits()).toBe(0);
    await until("2026-11-24T07:10:00Z");
    expect(waits()).toBe(1);
  });
});

describe("the news that a card can be extended", () => {
  let hanna: Student;
  const news = (): number => times(hanna, "push.mayExtendTitle");

  beforeEach(async () => {
    world = await openWorld({ at: "opole", start: "2027-02-20T09:00:00Z", readyAfterMs: minute });
    hanna = world.student("Hanna");
    await hanna.signsInAs("hanna");
    await hanna.says("status");
    await until("2027-02-21T10:00:00Z");
  });

  test("comes once, by day, within a day after USOS allows it, with a button that leads to the extension", async () => {
    expect(news()).toBe(0);
    world.sandbox.control.extendEls("hanna");
    await until("2027-02-22T12:00:00Z");
    expect(news()).toBe(1);
    await hanna.presses("extend");
    expect(hanna.sees).toContain(copy("extend.canOrder"));
    const before = world.sandbox.control.calls("cards/mcard");
    await until("2027-02-28T12:00:00Z");
    expect(news()).toBe(1);
    expect(world.sandbox.control.calls("cards/mcard") - before).toBeLessThanOrEqual(6);
  });

  test("does not come when the extension was possible from the beginning", async () => {
    world.sandbox.control.extendEls("filip");
    const filip = world.student("Filip");
    await filip.signsInAs("filip");
    world.sandbox.control.collect("filip");
    await filip.says("status");
    await until("2027-02-25T12:00:00Z");
    expect(times(filip, "push.mayExtendTitle")).toBe(0);
  });

  test("does not come when the extension has been ordered in the meantime", async () => {
    world.sandbox.control.extendEls("hanna");
    await world.usos.makeOrder(world.sandbox.control.grant("key", "hanna"));
    await until("2027-02-23T12:00:00Z");
    expect(news()).toBe(0);
  });

  test("does not come to a student who has turned reminders off, and USOS is not asked about them", async () => {
    await hanna.says("przypomnienia");
    await hanna.presses("off");
    await world.settle();
    const before = world.sandbox.control.calls("cards/mcard");
    world.sandbox.control.extendEls("hanna");
    await until("2027-02-25T12:00:00Z");
    expect(news()).toBe(0);
    expect(world.sandbox.control.calls("cards/mcard")).toBe(before);
  });

  test("takes one call to USOS a day", async () => {
    const before = world.sandbox.control.calls("cards/mcard");
    await until("2027-02-25T10:00:00Z");
    expect(world.sandbox.control.calls("cards/mcard") - before).toBe(4);
  });
});
