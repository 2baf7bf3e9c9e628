import { copy } from "../../support/copy";
import { openSlackWorld, type SlackWorld } from "./slackWorld";
import { labelsOf } from "./slackStudent";

let world: SlackWorld;
beforeEach(async () => {
  // How soon the messages are acknowledged depends on the load of the machine, so the benchmark measures it and this test does not.
  world = await openSlackWorld({ emulator: { withinMs: 60_000 } });
});
afterEach(() => world.close());

test("sixty messages that a new person sends at once are all taken in; Slack is asked once who they are, and only one card can be answered", async () => {
  const anna = world.slackStudent("anna");
  const sent = Array.from({ length: 60 }, (_, it) =>
    world.slack.says(anna.user, anna.dm, it % 2 ? "menu" : "zmień język"),
  );
  const answered = await Promise.all(sent);
  await world.settle();
  expect(new Set(answered.map(({ status }) => status))).toEqual(new Set([200]));
  // The link to the privacy notice stays on the earlier cards: a press on it answers no question.
  const answers = (it: (typeof anna.screen)[number]) =>
    labelsOf(it).filter((label) => label !== copy("privacy.notice"));
  expect(anna.screen.filter((it) => answers(it).length > 0)).toEqual([anna.screen.at(-1)]);
  expect(anna.sees).toContain(copy("menu.link"));
  expect(world.slack.calls().filter(({ method }) => method === "users.info")).toHaveLength(1);
});
