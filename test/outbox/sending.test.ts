import { copy } from "../support/copy";
import { openWorld, type World } from "../support/world";

describe("what is sent to a chat", () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ readyAfterMs: 60_000 });
  });
  afterEach(() => world.close());

  const day = 86_400_000;

  test("waits as long as the chat asks, and keeps its order", async () => {
    const ola = world.student();
    await ola.opens();
    world.channel.failNext("later");
    expect(await ola.says("dziękuję")).toBe("");
    await ola.says("שלום עליכם");
    await world.pass(5_000, 500);
    expect(ola.screen).toHaveLength(3);
    expect(ola.seesAll.indexOf(copy("says.thanks"))).toBeLessThan(ola.seesAll.indexOf(copy("problem.notUnderstood")));
  });

  test("keeps its order when the chat's server fails a few times", async () => {
    const ola = world.student();
    await ola.signsInAs("anna");
    world.channel.failNext(new Error("502"), new Error("502"));
    await ola.presses("place");
    await world.pass(10_000, 500);
    expect(ola.seesAll.indexOf(copy("order.placing"))).toBeGreaterThan(-1);
    expect(ola.seesAll.indexOf(copy("order.placing"))).toBeLessThan(ola.seesAll.indexOf(copy("order.placed")));
  });

  test("does not let one message that can never be sent hold up the conversation for good", async () => {
    const ola = world.student();
    await ola.opens();
    const send = world.channel.send.bind(world.channel);
    world.channel.send = (address, message) =>
      JSON.stringify(message.view).includes(copy("says.thanks"))
        ? Promise.reject(new Error("400"))
        : send(address, message);
    await ola.says("dziękuję");
    await ola.says("menu");
    await world.pass(10 * 60_000, 5_000);
    expect(ola.screen.length).toBeGreaterThan(1);
  });

  test("stops when the person removed the assistant, and goes on when they write again", async () => {
    const ola = world.student();
    await ola.signsInAs("anna");
    await ola.presses("place");
    let tries = 0;
    const send = world.channel.send.bind(world.channel);
    world.channel.send = () => {
      tries += 1;
      return Promise.resolve({ ok: false, refusal: "gone" });
    };
    await world.pass(5 * 60_000);
    // The announcement was sent, and so was the code if it was already under way.
    expect(tries).toBeGreaterThanOrEqual(1);
    expect(tries).toBeLessThanOrEqual(2);
    tries = 0;
    world.sandbox.control.collect("anna");
    await world.pass(day, 3_600_000);
    expect(tries).toBe(0);
    expect(await world.store.depth("outbox")).toBe(0);
    world.channel.send = send;
    expect(await ola.says("gdzie jest moja mLegitymacja?")).toContain(copy("phase.collected"));
  });

  test("is sent by the next process when one dies with it in hand", async () => {
    const ola = world.student();
    await ola.opens();
    world.process.dieAt(({ name }) => name === "send");
    await ola.says("dziękuję");
    expect(ola.seesAll).not.toContain(copy("says.thanks"));
    await world.pass(29_000, 29_000);
    expect(ola.seesAll).not.toContain(copy("says.thanks"));
    await world.pass(5_000);
    expect(ola.seesAll.split(copy("says.thanks"))).toHaveLength(2);
  });
});
