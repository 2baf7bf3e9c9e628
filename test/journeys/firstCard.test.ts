import { copy } from "../support/copy";
import { institutionOf } from "../support/institution";
import { openWorld, type World } from "../support/world";

describe("a student's first mLegitymacja", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  test("goes from hello to the code on the screen, and to congratulations once the card was collected", async () => {
    const ola = world.student();
    expect(await ola.opens()).toContain(institutionOf().name.pl);
    expect(await ola.presses("link")).toContain(copy("link.how"));
    expect(await ola.says(await ola.sixDigits("anna"))).toContain("Anna");
    expect(await ola.presses("place")).toContain(copy("order.placed"));
    expect(world.sandbox.control.orders("anna")).toHaveLength(1);

    await world.pass(5 * 60_000);
    expect(ola.seesAll).toContain(copy("push.readyTitle"));
    const [order] = world.sandbox.control.orders("anna");
    const secrets = world.sandbox.control.secrets(order?.id ?? "");
    expect(ola.screen.find((it) => it.secret)?.secret?.code).toBe(secrets?.distributionPass);

    world.sandbox.control.collect("anna");
    await world.pass(5 * 60_000);
    expect(ola.seesAll).toContain(copy("push.collectedTitle"));
    expect(ola.screen.filter((it) => it.secret)).toHaveLength(0);
  });
});
