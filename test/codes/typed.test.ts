import { chatNamed } from "../support/ids";
import { chatKey } from "../../src/conversation/chat";
import { openWorld, type World } from "../support/world";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const letters = (): string => JSON.stringify(world.inbox.messages());
async function stored(): Promise<string> {
  const records: string[] = [];
  for await (const record of world.store.scan(chatKey(chatNamed("")).kind)) records.push(JSON.stringify(record));
  return records.join();
}

test("the text of the QR, copied from the card and pasted by the student, reaches neither a letter nor the store", async () => {
  const ola = world.student();
  await ola.signsInAs("anna");
  await ola.presses("place");
  await world.pass(60_000);
  const token = ola.screen.find((it) => it.secret)?.secret?.qrText ?? "";
  expect(token).toHaveLength(128);
  await ola.says("pomoc człowieka");
  await ola.submits(`Nie skanuje się, w kodzie jest ${token}, co robić?`);
  await ola.says("i jeszcze QENF-28GK nie działa");
  await ola.presses("send");
  await world.settle();
  expect(letters()).toContain("Nie skanuje się, w kodzie jest ••••••••, co robić?");
  expect(letters()).not.toContain(token.slice(0, 20));
  expect(letters()).not.toContain("28GK");
  expect(await stored()).not.toContain(token.slice(0, 20));
  expect(await stored()).not.toContain("28GK");
});

test("an activation code that a student types reaches neither a letter nor the store", async () => {
  const ola = world.student();
  await ola.opens();
  await ola.presses("human");
  await ola.submits("Kod B57PMAW3 nie działa, pisze, że nieprawidłowy.");
  await ola.says("wpisałam b57pmaw3 jeszcze raz i dalej to samo");
  await ola.presses("send");
  await world.settle();
  expect(letters()).toContain("nie działa, pisze");
  expect(letters()).not.toMatch(/B57PMAW3/iu);
  expect(await stored()).not.toMatch(/B57PMAW3/iu);
});
