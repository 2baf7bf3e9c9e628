import { copyAt } from "../support/copy";
import { institutionOf } from "../support/institution";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const day = 86_400_000;
const { copy } = copyAt(institutionOf("opole"));
const words = copy("push.expiringTitle");
const times = (student: Student): number => student.seesAll.split(words).length - 1;
const expiring = (days: number, until = "31 marca 2027"): string =>
  copy("push.expiring", { until, days, mayExtend: "no" });

describe("reminders before the card expires on 31 March", () => {
  let world: World;
  let hanna: Student;
  beforeEach(async () => {
    world = await openWorld({ at: "opole", start: "2027-02-20T09:00:00Z", readyAfterMs: 60_000 });
    hanna = world.student("Hanna");
    await hanna.signsInAs("hanna");
    await hanna.says("status");
    await world.pass(60_000);
  });
  afterEach(() => world.close());

  /** Passes the days up to noon of the given day in short steps. */
  const until = (iso: string): Promise<void> => world.pass(Date.parse(`${iso}T12:00:00Z`) - world.now(), day / 24);

  test("come thirty days, seven days and one day before the end, each of them once", async () => {
    expect(times(hanna)).toBe(0);
    await until("2027-02-28");
    expect(times(hanna)).toBe(0);
    await until("2027-03-01");
    expect(times(hanna)).toBe(1);
    expect(hanna.sees).toContain(expiring(30));
    await until("2027-03-23");
    expect(times(hanna)).toBe(1);
    await until("2027-03-24");
    expect(hanna.sees).toContain(expiring(7));
    await until("2027-03-30");
    expect(hanna.sees).toContain(expiring(1));
    await until("2027-05-01");
    expect(times(hanna)).toBe(3);
  });

  test("come as soon as the student has looked, when the university has moved the end nearer", async () => {
    await until("2027-02-21");
    world.sandbox.control.validUntil("hanna", "2027-02-25");
    expect(times(hanna)).toBe(0);
    await hanna.says("status");
    await world.pass(10_000);
    expect(times(hanna)).toBe(1);
  });

  test("come again three days later when the student postponed them", async () => {
    await until("2027-03-01");
    await hanna.presses("reminders");
    expect(await hanna.presses("snooze")).toContain(copy("reminders.set.snooze"));
    await until("2027-03-03");
    expect(times(hanna)).toBe(1);
    await until("2027-03-04");
    await until("2027-03-05");
    expect(times(hanna)).toBe(2);
    expect(hanna.seesAll).toContain(expiring(27));
  });

  test("come on the last day at the latest, however late they were postponed", async () => {
    await until("2027-03-30");
    await hanna.presses("reminders");
    await hanna.presses("snooze");
    await until("2027-03-31");
    expect(hanna.seesAll).toContain(expiring(0));
    await until("2027-04-10");
    expect(times(hanna)).toBe(4);
  });

  test("stop when the student turns them off, and come again when the student turns them on", async () => {
    await hanna.says("przypomnienia");
    expect(await hanna.presses("off")).toContain(copy("reminders.set.off"));
    await until("2027-03-10");
    expect(times(hanna)).toBe(0);
    await hanna.presses("on");
    await until("2027-03-24");
    expect(hanna.sees).toContain(expiring(7));
  });

  test("count from the new date after the card was extended, even if that was done in USOSweb", async () => {
    await until("2027-03-01");
    expect(times(hanna)).toBe(1);
    world.sandbox.control.extendEls("hanna");
    await world.usos.makeOrder(world.sandbox.control.grant("key", "hanna"));
    await world.pass(120_000);
    world.sandbox.control.collect("hanna");
    await until("2027-05-01");
    expect(times(hanna)).toBe(1);
    await until("2027-10-05");
    expect(times(hanna)).toBe(2);
    expect(hanna.seesAll).toContain(expiring(30, "31 października 2027"));
  });

  test("do not come for a card that was revoked in USOSweb", async () => {
    world.sandbox.control.cancel("hanna");
    await until("2027-03-02");
    expect(times(hanna)).toBe(0);
    expect(hanna.seesAll).toContain(copy("push.revoked"));
  });
});

test("reminders come on the days that another university chose, and ask for no plastic card where its rules do not", async () => {
  const world = await openWorld({ at: "example", start: "2027-02-20T09:00:00Z", readyAfterMs: 60_000 });
  try {
    const hanna = world.student("Hanna");
    await hanna.signsInAs("hanna");
    await hanna.says("status");
    const until = (iso: string): Promise<void> => world.pass(Date.parse(`${iso}T12:00:00Z`) - world.now(), day / 24);
    await until("2027-03-09");
    expect(times(hanna)).toBe(0);
    await until("2027-03-10");
    expect(times(hanna)).toBe(1);
    expect(hanna.seesAll).not.toMatch(/plastik/i);
    await until("2027-05-01");
    expect(times(hanna)).toBe(2);
  } finally {
    await world.close();
  }
});
