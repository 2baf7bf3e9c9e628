import { copy } from "../support/copy";
import { openWorld, type World } from "../support/world";

const minute = 60_000;

describe("a minute in which USOS refuses every signed call", () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ readyAfterMs: 60 * minute });
  });
  afterEach(() => world.close());

  test("signs nobody out, and all students get their code an hour later", async () => {
    const [ola, piotr, oksana] = [world.student(), world.student(), world.student()];
    const people = { anna: ola, piotr, oksana };
    for (const [who, student] of Object.entries(people)) {
      await student.signsInAs(who);
      await student.presses("place");
    }
    world.sandbox.control.fault({ kind: "unauthorized" });
    expect(await ola.says("status")).toContain(copy("obstacle.unauthorized"));
    await world.pass(minute);
    world.sandbox.control.clearFaults();
    await world.pass(70 * minute, minute);
    for (const { seesAll } of Object.values(people)) {
      expect(seesAll).not.toContain(copy("push.signedOut"));
      expect(seesAll.split(copy("push.readyTitle"))).toHaveLength(2);
    }
  });

  test("signs nobody out either when it begins with a restart and only students' tokens are refused", async () => {
    const [ola, piotr, oksana] = [world.student(), world.student(), world.student()];
    const people = { anna: ola, piotr, oksana };
    for (const [who, student] of Object.entries(people)) {
      await student.signsInAs(who);
      await student.presses("place");
    }
    for (const student of Object.keys(people)) world.sandbox.control.fault({ kind: "unauthorized", student });
    await world.restart();
    await world.pass(10 * minute, minute);
    world.sandbox.control.clearFaults();
    await world.pass(70 * minute, minute);
    for (const { seesAll } of Object.values(people)) {
      expect(seesAll).not.toContain("Połączenie z Twoim kontem USOS wygasło");
      expect(seesAll.split(copy("push.readyTitle"))).toHaveLength(2);
    }
  });

  test("is reported to a student who orders then, and the order is placed afterwards", async () => {
    const ola = world.student();
    await ola.signsInAs("anna");
    world.sandbox.control.fault({ kind: "unauthorized" });
    expect(await ola.presses("place")).toContain(copy("obstacle.unauthorized"));
    world.sandbox.control.clearFaults();
    await ola.says("zamów mLegitymację");
    expect(await ola.presses("place")).toContain(copy("order.placed"));
  });

  test("does not count as a revocation when a student signs out then: the access is revoked later", async () => {
    const ola = world.student();
    await ola.signsInAs("anna");
    world.sandbox.control.fault({ kind: "unauthorized" });
    await ola.says("wyloguj mnie");
    await ola.presses("confirm");
    expect(await world.store.depth("revocation")).toBe(1);
    world.sandbox.control.clearFaults();
    await world.pass(20 * minute, minute);
    expect(await world.store.depth("revocation")).toBe(0);
  });
});
