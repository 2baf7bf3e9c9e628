import { accountIdIn } from "../../src/foundation/ids";
import { pressablesOf } from "../support/chat";
import { isCalled } from "../support/pressable";
import { copy } from "../support/copy";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

/** A signed-in student on whose latest card «Zamawiam» is offered. */
async function aboutToOrder(world: World, who = "anna"): Promise<Student> {
  const student = world.student();
  await student.signsInAs(who);
  return student;
}

describe("an order, whatever happens before it is placed,", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ readyAfterMs: 3_600_000 });
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    // Each test needs chats of its own, and an account has room for only five, so the chats of earlier tests are removed and their tokens end as they
    // do when a student leaves.
    const { accounts } = world.app;
    for await (const { key } of world.store.scan("account")) {
      const id = accountIdIn(key);
      const account = await accounts.get(id);
      const token = account && accounts.tokenOf(id, account);
      if (token) await world.usos.revokeToken(token);
      await accounts.update(id, () => ({ account: "erase" }));
    }
    world.sandbox.control.reset();
    // After failures, USOS is left alone for a while; this is longer.
    await world.pass(60_000, 60_000);
  });

  const placed = (who = "anna"): number =>
    world.sandbox.control.log(who).filter(({ kind }) => kind === "ordered").length;

  test("is placed once by a double tap, whether the chat sends it as one event or as two", async () => {
    const ola = await aboutToOrder(world);
    const card = ola.withButton("place");
    const [one, two] = await Promise.all([ola.pressesOn(card, "place"), ola.pressesOn(card, "place")]);
    expect(`${one}${two}`).toContain(copy("order.placed"));
    expect(ola.seesAll).not.toContain(copy("order.exists"));
    expect(placed()).toBe(1);
  });

  test("is placed once when the chat sends the same event again, at once and a day later", async () => {
    const ola = await aboutToOrder(world);
    const button = pressablesOf(ola.withButton("place").view).find(isCalled("place"))?.value ?? "";
    const content = { kind: "button", button } as const;
    expect(await ola.does(content, "tap-1")).toContain(copy("order.placed"));
    const before = ola.screen.length;
    expect(await ola.does(content, "tap-1")).toBe("");
    await world.pass(86_400_000, 3_600_000);
    const seen = ola.screen.length;
    expect(await ola.does(content, "tap-1")).toBe("");
    expect(ola.screen).toHaveLength(seen);
    expect(seen).toBeGreaterThan(before);
    expect(placed()).toBe(1);
  });

  test("is placed once when a student presses in two chats at the same moment", async () => {
    const [phone, laptop] = [await aboutToOrder(world), await aboutToOrder(world)];
    await Promise.all([phone.presses("place"), laptop.presses("place")]);
    await world.pass(60_000);
    const said = [phone, laptop].map((it) => it.seesAll);
    expect(said.filter((it) => it.includes(copy("order.placed")))).toHaveLength(1);
    expect(said.filter((it) => it.includes(copy("order.exists")))).toHaveLength(1);
    expect(placed()).toBe(1);
  });

  describe("when the student presses again in another chat before USOS has answered:", () => {
    let phone: Student;
    let laptop: Student;
    async function bothPress(fault: Parameters<World["sandbox"]["control"]["fault"]>[0]): Promise<void> {
      [phone, laptop] = [await aboutToOrder(world), await aboutToOrder(world)];
      world.sandbox.control.fault({ method: "cards/make_mcard_order", times: 1, ...fault });
      await phone.presses("place");
      expect(await laptop.presses("place")).toContain(copy("order.placing"));
      await world.pass(60_000, 3_000);
    }

    test("both chats are told that it is not known whether there is an order, and USOS is asked for it once", async () => {
      await bothPress({ kind: "reset" });
      for (const it of [phone, laptop]) {
        expect(it.sees).toContain(copy("order.unclear"));
        expect(it.seesAll).not.toContain(copy("order.exists"));
      }
      expect(world.sandbox.control.calls("cards/make_mcard_order")).toBe(1);
    });

    test("the second chat is told about the order once it has been found", async () => {
      await bothPress({ kind: "silentAfterOrder" });
      expect(phone.seesAll).toContain(copy("order.placed"));
      expect(laptop.sees).toContain(copy("order.exists"));
      expect(placed()).toBe(1);
      expect(await world.store.depth("outbox")).toBe(0);
    });
  });

  test("is asked for once when the student opens another dialog in the meantime, comes back, and presses again", async () => {
    const ola = await aboutToOrder(world);
    world.sandbox.control.fault({ kind: "reset", method: "cards/make_mcard_order", times: 1 });
    await ola.presses("place");
    await ola.says("menu");
    await ola.presses("order");
    expect(await ola.presses("place")).toContain(copy("order.placing"));
    await world.pass(60_000, 3_000);
    expect(ola.sees).toContain(copy("order.unclear"));
    expect(ola.seesAll).not.toContain(copy("order.exists"));
    expect(world.sandbox.control.calls("cards/make_mcard_order")).toBe(1);
  });

  test("is placed by the second press when the first was refused", async () => {
    const [phone, laptop] = [await aboutToOrder(world), await aboutToOrder(world)];
    world.sandbox.control.fault({ kind: "maintenance", method: "cards/make_mcard_order", times: 1 });
    await Promise.all([phone.presses("place"), laptop.presses("place")]);
    await world.pass(60_000, 3_000);
    const said = [phone, laptop].map((it) => it.seesAll);
    expect(said.filter((it) => it.includes(copy("obstacle.maintenance")))).toHaveLength(1);
    expect(said.filter((it) => it.includes(copy("order.placed")))).toHaveLength(1);
    expect(placed()).toBe(1);
  });

  test("is found and not repeated when USOS accepts it and never answers", async () => {
    const ola = await aboutToOrder(world);
    world.sandbox.control.fault({ kind: "silentAfterOrder", times: 1 });
    expect(await ola.presses("place")).toContain(copy("order.placing"));
    await world.pass(30_000, 3_000);
    expect(ola.seesAll).toContain(copy("order.placed"));
    expect(ola.seesAll).not.toContain(copy("order.exists"));
    expect(placed()).toBe(1);
  });

  test("is not placed again when the connection breaks, and the student is told the truth", async () => {
    const ola = await aboutToOrder(world);
    world.sandbox.control.fault({ kind: "reset", method: "cards/make_mcard_order" });
    await ola.presses("place");
    await world.pass(60_000, 3_000);
    expect(ola.sees).toContain(copy("order.unclear"));
    expect(world.sandbox.control.calls("cards/make_mcard_order")).toBe(1);
    expect(placed()).toBe(0);
    world.sandbox.control.clearFaults();
    await ola.opens();
    await ola.says("zamów mLegitymację");
    expect(await ola.presses("place")).toContain(copy("order.placed"));
    expect(placed()).toBe(1);
  });

  test("is not placed again after a garbled answer", async () => {
    const ola = await aboutToOrder(world);
    world.sandbox.control.fault({ kind: "garbage", method: "cards/make_mcard_order", times: 1 });
    await ola.presses("place");
    await world.pass(60_000, 3_000);
    expect(ola.sees).toContain(copy("order.unclear"));
    expect(world.sandbox.control.calls("cards/make_mcard_order")).toBe(1);
  });

  test.each([
    ["spamLock", "obstacle.busy"],
    ["maintenance", "obstacle.maintenance"],
  ] as const)("is not placed during %s; it says so, and works afterwards", async (kind, obstacle) => {
    const ola = await aboutToOrder(world);
    world.sandbox.control.fault({ kind, method: "cards/make_mcard_order" });
    const said = await ola.presses("place");
    expect(said).toContain(copy(obstacle));
    expect(said).toContain(copy("order.notPlaced"));
    await world.pass(120_000, 30_000);
    expect(placed()).toBe(0);
    world.sandbox.control.clearFaults();
    await ola.presses("again");
    expect(await ola.presses("place")).toContain(copy("order.placed"));
    expect(placed()).toBe(1);
  });

  test("is reported as unclear when USOS falls silent and then goes into maintenance", async () => {
    const ola = await aboutToOrder(world);
    world.sandbox.control.fault({ kind: "silentAfterOrder", times: 1 });
    await ola.presses("place");
    world.sandbox.control.fault({ kind: "maintenance", method: "cards/mcard" });
    await world.pass(60_000, 3_000);
    expect(ola.seesAll).toContain(copy("order.unclear"));
    world.sandbox.control.clearFaults();
    await world.pass(60_000, 30_000);
    expect(await ola.presses("status")).toContain(copy("phase.placed"));
    expect(placed()).toBe(1);
  });

  test("leads to a new sign-in when the access is lost before it, and is placed once after that", async () => {
    const ola = await aboutToOrder(world);
    await world.student("Piotr").signsInAs("piotr");
    world.sandbox.control.withdraw("anna");
    const said = await ola.presses("place");
    expect(said).toContain(copy("menu.link"));
    expect(said).not.toContain(copy("order.exists"));
    expect(placed()).toBe(0);
    await ola.presses("link");
    await ola.says(await ola.sixDigits("anna"));
    expect(await ola.presses("place")).toContain(copy("order.placed"));
    expect(placed()).toBe(1);
  });

  test("leads to a new sign-in when the access is lost between the call and the search for the order", async () => {
    const ola = await aboutToOrder(world);
    world.sandbox.control.fault({ kind: "silentAfterOrder", times: 1 });
    await ola.presses("place");
    await world.student("Piotr").signsInAs("piotr");
    world.sandbox.control.withdraw("anna");
    await world.pass(60_000, 3_000);
    expect(ola.seesAll).toContain(copy("menu.link"));
    expect(await world.store.depth("outbox")).toBe(0);
    await ola.presses("link");
    expect(await ola.says(await ola.sixDigits("anna"))).toContain(copy("phase.placed"));
    expect(placed()).toBe(1);
  });

  test("is refused in USOS's own words when USOS no longer allows it at the press", async () => {
    const ola = await aboutToOrder(world);
    const other = world.sandbox.control.grant("key", "anna");
    await world.usos.makeOrder(other);
    expect(await ola.presses("place")).toContain(copy("order.exists"));
    expect(placed()).toBe(1);
  });
});
