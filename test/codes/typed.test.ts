import { chatNamed } from "../support/ids";
import { chatKey } from "../../src/conversation/chat";
import { openWorld, type World } from "../support/world";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

test("an activation code that a student types is in no letter and not in the store", async () => {
  const ola = world.student();
  await ola.opens();
  await ola.presses("human");
  await ola.submits("Kod B57PMAW3 nie działa, pisze, że nieprawidłowy.");
  await ola.says("wpisałam b57pmaw3 jeszcze raz i dalej to samo");
  await ola.presses("send");
  await world.settle();
  const letters = JSON.stringify(world.inbox.messages());
  expect(letters).toContain("nie działa, pisze");
  expect(letters).not.toMatch(/B57PMAW3/iu);
  const stored: string[] = [];
  for await (const record of world.store.scan(chatKey(chatNamed("")).kind)) stored.push(JSON.stringify(record));
  expect(stored.join()).not.toMatch(/B57PMAW3/iu);
});
