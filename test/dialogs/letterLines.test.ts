import { copy } from "../support/copy";
import { openWorld, type World } from "../support/world";

let world: World;
let ola: ReturnType<World["student"]>;
beforeEach(async () => {
  world = await openWorld();
  ola = world.student();
  await ola.opens();
  await ola.presses("human");
  await ola.submits("hej, nie rozumiesz mnie\nKod nie działa od rana.\nMam Samsunga.");
});
afterEach(() => world.close());

test.each([
  ["usuń pierwszą linijkę, bo jest niegrzeczna", "Kod nie działa od rana.\nMam Samsunga."],
  ["take out the first line please, that one was for you and not for them", "Kod nie działa od rana.\nMam Samsunga."],
  ["ой а приберіть перший рядок, це я вас питала", "Kod nie działa od rana.\nMam Samsunga."],
  ["ostatnie zdanie wyrzuć proszę", "hej, nie rozumiesz mnie\nKod nie działa od rana."],
])("«%s» removes that line from the letter, and the student can put it back", async (text, rest) => {
  const said = await ola.says(text);
  expect(said).toContain(copy("escalate.removed"));
  expect(ola.sees).toContain(rest);
  expect(ola.sees).not.toContain(text);
  await ola.presses("restore");
  expect(ola.sees).toContain("hej, nie rozumiesz mnie\nKod nie działa od rana.\nMam Samsunga.");
});

test("«usuń mi legitymację» in a letter removes no line", async () => {
  await ola.says("usuń mi legitymację");
  expect(ola.seesAll).not.toContain(copy("escalate.removed"));
});
