import { copy } from "../../support/copy";
import { text } from "./activities";
import { openTeamsWorld, type TeamsWorld } from "./teamsWorld";

let world: TeamsWorld;
beforeEach(async () => {
  world = await openTeamsWorld({ registered: true });
});
afterEach(() => world.close());

test("sixty messages that a new person sends at once are all taken in; Teams is asked once who they are, and only one card can be answered", async () => {
  const ola = world.teamsStudent();
  const sent = Array.from({ length: 60 }, (_, it) => world.post(text(ola.writer, it % 2 ? "menu" : "zmień język")));
  const answered = await Promise.all(sent);
  await world.settle();
  expect(new Set(answered.map(({ status }) => status))).toEqual(new Set([200]));
  const withButtons = ola.screen.filter(({ activity }) => JSON.stringify(activity).includes("Action.Execute"));
  expect(withButtons).toEqual([ola.screen.at(-1)]);
  expect(ola.sees).toContain(copy("menu.link"));
  expect(world.farEnd.calls.filter(({ method }) => method === "GET")).toHaveLength(1);
});
