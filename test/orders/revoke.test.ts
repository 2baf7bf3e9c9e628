import { copy } from "../support/copy";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const minute = 60_000;
/** The messages to a student whose order or card was cancelled outside this chat. */
const alarms = ["push.cancelled", "push.revoked"].map((key) => copy(key));

describe("revoking and replacing", () => {
  let world: World;
  let ola: Student;
  beforeEach(async () => {
    world = await openWorld({ readyAfterMs: minute });
    ola = world.student();
    await ola.signsInAs("anna");
    await ola.presses("place");
    await world.pass(4 * minute);
  });
  afterEach(() => world.close());

  const log = () => world.sandbox.control.log("anna").map(({ kind }) => kind);
  const collected = async (): Promise<void> => {
    world.sandbox.control.collect("anna");
    await world.pass(4 * minute);
  };

  test("says what will be lost, and only a press revokes", async () => {
    await collected();
    expect(await ola.says("unieważnij mLegitymację")).toContain(copy("revoke.card.lost"));
    expect(await ola.says("tak")).toContain(copy("problem.pressButton", { name: copy("revoke.confirm") }));
    expect(log()).toEqual(["ordered"]);
    expect(ola.last.view.buttons.map(({ label }) => label)).toContain(copy("revoke.confirm"));
    expect(await ola.presses("confirm")).toContain(copy("revoke.card.done"));
    expect(log()).toEqual(["ordered", "revoked"]);
  });

  test("keeps the card when the student cancels", async () => {
    await collected();
    await ola.says("unieważnij mLegitymację");
    await ola.presses("cancel");
    expect(log()).toEqual(["ordered"]);
  });

  test("tells the other chats, takes the code off all screens, and sends no alarm afterwards", async () => {
    const laptop = world.student();
    await laptop.signsInAs("anna");
    await laptop.presses("show");
    expect(laptop.screen.filter(({ secret }) => secret)).toHaveLength(1);
    await ola.says("anuluj zamówienie mLegitymacji");
    expect(ola.last.view.buttons.map(({ label }) => label)).toContain(copy("revoke.cancelOrder"));
    await ola.presses("cancelOrder");
    await world.pass(minute);
    expect(log()).toEqual(["ordered", "revoked"]);
    for (const chat of [ola, laptop]) expect(chat.screen.filter(({ secret }) => secret)).toEqual([]);
    expect(laptop.seesAll).toContain(copy("revoke.order.done"));
    await ola.says("status");
    await world.pass(5 * minute);
    for (const chat of [ola, laptop]) for (const alarm of alarms) expect(chat.seesAll).not.toContain(alarm);
  });

  test("replaces the card for a new phone in one press", async () => {
    await collected();
    expect(await ola.says("mam nowy telefon")).toContain(copy("newPhone.what"));
    expect(await ola.presses("confirm")).toContain(copy("newPhone.done"));
    expect(log()).toEqual(["ordered", "revoked", "ordered"]);
    await world.pass(5 * minute);
    expect(ola.seesAll.split(copy("push.readyTitle"))).toHaveLength(3);
    expect(ola.screen.filter(({ secret }) => secret)).toHaveLength(1);
  });

  test("changes nothing and says so when USOS is away before the card is revoked", async () => {
    await collected();
    await ola.says("mam nowy telefon");
    world.sandbox.control.fault({ kind: "maintenance" });
    expect(await ola.presses("confirm")).toContain(copy("newPhone.cannot"));
    expect(ola.seesAll).toContain(copy("obstacle.maintenance"));
    expect(log()).toEqual(["ordered"]);
  });

  test("says that the card is revoked but not ordered when the order fails, and offers the order with one press", async () => {
    await collected();
    await ola.says("mam nowy telefon");
    world.sandbox.control.fault({ kind: "spamLock", method: "cards/make_mcard_order" });
    expect(await ola.presses("confirm")).toContain(copy("newPhone.half"));
    expect(log()).toEqual(["ordered", "revoked"]);
    world.sandbox.control.clearFaults();
    await ola.presses("order");
    expect(await ola.presses("place")).toContain(copy("order.placed"));
    expect(log()).toEqual(["ordered", "revoked", "ordered"]);
  });

  test("orders the new card once when USOS falls silent over it", async () => {
    await collected();
    await ola.says("mam nowy telefon");
    world.sandbox.control.fault({ kind: "silentAfterOrder", times: 1 });
    await ola.presses("confirm");
    await world.pass(minute, 3_000);
    expect(ola.seesAll).toContain(copy("newPhone.done"));
    expect(log()).toEqual(["ordered", "revoked", "ordered"]);
  });

  test("revokes and orders once wherever the process dies", async () => {
    let deaths = 0;
    for (let at = 1; ; at += 1) {
      await collected();
      await ola.says("mam nowy telefon");
      const before = log().length;
      const { process } = world;
      process.dieAt(({ count }) => count === at);
      await ola.presses("confirm");
      // The lease of the dead process must end first; then the product looks for the order five times, three seconds apart.
      await world.pass(61_000, 61_000);
      await world.pass(25_000, 4_000);
      process.dieAt(() => false);
      expect(log().slice(before)).toEqual(["revoked", "ordered"]);
      await world.pass(4 * minute, minute);
      if (!process.isDead) break;
      deaths += 1;
    }
    expect(deaths).toBeGreaterThan(8);
    for (const alarm of alarms) expect(ola.seesAll).not.toContain(alarm);
  });
});
