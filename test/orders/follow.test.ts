import { copy } from "../support/copy";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const minute = 60_000;
const times = (student: Student, words: string): number => student.seesAll.split(words).length - 1;

describe("following an order", () => {
  let world: World;
  let ola: Student;
  beforeEach(async () => {
    world = await openWorld({ readyAfterMs: 10 * minute });
    ola = world.student();
    await ola.signsInAs("anna");
    await ola.presses("place");
  });
  afterEach(() => world.close());

  const isReady = async (): Promise<void> => {
    world.sandbox.control.advance("anna");
    await world.pass(3 * minute);
  };

  test("announces the code once in each chat of the student, with the code itself where they wrote last", async () => {
    const laptop = world.student();
    await world.pass(1_000);
    await laptop.signsInAs("anna");
    await isReady();
    await world.pass(10 * minute, minute);
    const [order] = world.sandbox.control.orders("anna");
    const secret = world.sandbox.control.secrets(order?.id ?? "");
    for (const chat of [ola, laptop]) expect(times(chat, copy("push.readyTitle"))).toBe(1);
    const shown = laptop.screen.flatMap((it) => (it.secret ? [it.secret] : []));
    expect(shown.map(({ code, qrText }) => ({ code, qrText }))).toEqual([
      { code: secret?.distributionPass, qrText: secret?.token },
    ]);
    expect(ola.screen.filter((it) => it.secret)).toEqual([]);
  });

  test("shows no student the code of another", async () => {
    const piotr = world.student("Piotr");
    await piotr.signsInAs("piotr");
    await isReady();
    expect(piotr.screen.filter(({ secret }) => secret)).toEqual([]);
    expect(piotr.seesAll).not.toContain(copy("push.readyTitle"));
  });

  test("congratulates and takes the code off the screen once the card was collected", async () => {
    await isReady();
    world.sandbox.control.collect("anna");
    await world.pass(5 * minute);
    expect(times(ola, copy("push.collectedTitle"))).toBe(1);
    expect(ola.seesAll).toContain(copy("push.validUntil", { until: "31 marca 2027" }));
    expect(ola.screen.filter(({ secret }) => secret)).toEqual([]);
  });

  test("hides the code when its time on the screen is over, and shows it again on request", async () => {
    await isReady();
    expect(ola.screen.filter(({ secret }) => secret)).toHaveLength(1);
    await world.pass(15 * minute, minute);
    expect(ola.screen.filter(({ secret }) => secret)).toEqual([]);
    expect(ola.seesAll).toContain(copy("code.hidden"));
    await ola.says("pokaż kod QR");
    await ola.presses("show");
    expect(ola.screen.filter(({ secret }) => secret)).toHaveLength(1);
  });

  test("says that an order failed, and takes its code off the screen", async () => {
    await isReady();
    world.sandbox.control.fail("anna");
    await world.pass(5 * minute);
    expect(times(ola, copy("push.failed"))).toBe(1);
    expect(ola.screen.filter(({ secret }) => secret)).toEqual([]);
  });

  test("says that an order was cancelled in USOSweb, once", async () => {
    world.sandbox.control.cancel("anna");
    await world.pass(5 * minute);
    expect(times(ola, copy("push.cancelled"))).toBe(1);
    await ola.presses("status");
    await world.pass(minute);
    expect(times(ola, copy("push.cancelled"))).toBe(1);
  });

  test("says that a code was revoked in USOSweb, once", async () => {
    await isReady();
    world.sandbox.control.cancel("anna");
    await world.pass(5 * minute);
    expect(times(ola, copy("push.revoked"))).toBe(1);
    expect(ola.screen.filter(({ secret }) => secret)).toEqual([]);
  });

  test("passes on an unknown status once, and goes on following", async () => {
    const off = world.sandbox.control.fault({ kind: "unknownStatus", status: "W druku <b>" });
    await world.pass(5 * minute);
    expect(times(ola, copy("push.strange", { status: "W druku <b>" }))).toBe(1);
    off();
    await isReady();
    expect(times(ola, copy("push.readyTitle"))).toBe(1);
  });

  test("announces a change once, even if the student reads the status while the follower notices it", async () => {
    world.sandbox.control.advance("anna");
    const read = ola.presses("status");
    const follow = world.pass(minute);
    await Promise.all([read, follow]);
    await world.pass(5 * minute);
    expect(times(ola, copy("push.readyTitle"))).toBe(1);
    expect(ola.screen.filter(({ secret }) => secret)).toHaveLength(1);
  });

  test("says that the code takes longer when USOS does not give it yet, and shows it when USOS does", async () => {
    const off = world.sandbox.control.fault({ kind: "maintenance" });
    world.sandbox.control.advance("anna");
    await world.pass(2 * minute);
    expect(ola.seesAll).not.toContain(copy("push.readyTitle"));
    off();
    await world.pass(5 * minute);
    expect(times(ola, copy("push.readyTitle"))).toBe(1);
    expect(ola.screen.filter(({ secret }) => secret)).toHaveLength(1);
  });

  test("asks each chat once to sign in when the access was revoked, and goes on from there afterwards", async () => {
    const laptop = world.student();
    await laptop.signsInAs("anna");
    await world.student("Piotr").signsInAs("piotr");
    world.sandbox.control.withdraw("anna");
    await world.pass(5 * minute);
    for (const chat of [ola, laptop]) expect(times(chat, copy("push.signedOut"))).toBe(1);
    await ola.presses("link");
    await ola.says(await ola.sixDigits("anna"));
    await isReady();
    expect(times(ola, copy("push.readyTitle"))).toBe(1);
  });

  test("notices an order placed in USOSweb as soon as the student asks, and follows it", async () => {
    world.sandbox.control.cancel("anna");
    await world.pass(5 * minute);
    await world.usos.makeOrder(world.sandbox.control.grant("key", "anna"));
    await ola.opens();
    await ola.says("status");
    await isReady();
    expect(times(ola, copy("push.readyTitle"))).toBe(1);
  });

  test("forgets an order that USOS neither shows nor lists any more", async () => {
    await isReady();
    world.sandbox.control.reset("anna");
    await world.pass(5 * minute);
    expect(await ola.says("gdzie jest moja mLegitymacja?")).toContain(copy("status.none"));
  });
});

describe("a restart while an order is followed", () => {
  test("loses no message and repeats none, at whatever stage the old process is stopped", async () => {
    const world = await openWorld({ readyAfterMs: 10 * minute });
    try {
      const ola = world.student();
      await ola.signsInAs("anna");
      await world.restart();
      await ola.presses("place");
      await world.restart();
      await world.pass(5 * minute);
      await world.restart();
      world.sandbox.control.advance("anna");
      await world.pass(5 * minute);
      await world.restart();
      await world.pass(5 * minute);
      expect(times(ola, copy("push.readyTitle"))).toBe(1);
      world.sandbox.control.collect("anna");
      await world.restart();
      await world.pass(5 * minute);
      await world.restart();
      await world.pass(5 * minute);
      expect(times(ola, copy("push.collectedTitle"))).toBe(1);
      expect(times(ola, copy("order.placed"))).toBe(1);
      expect(ola.screen.filter(({ secret }) => secret)).toEqual([]);
    } finally {
      await world.close();
    }
  });
});
