import { openSlackWorld, type SlackWorld } from "./slackWorld";
import { textsIn } from "./slackStudent";
import { copy } from "../../support/copy";

let world: SlackWorld;
beforeEach(async () => {
  world = await openSlackWorld();
});
afterEach(() => world.close());

const homeOf = (user: string): string => textsIn(world.slack.home(user)).join("\n");

test.each(["as it is", "while Slack is unwell"])(
  "the Home tab shows nothing about a person who had everything erased (%s)",
  async (how) => {
    const anna = world.slackStudent("anna");
    await anna.signsInAs("anna");
    await anna.presses("place");
    await anna.opensHome();
    expect(homeOf(anna.user)).toContain(copy("home.hello", { name: "Anna" }));
    await anna.says("usuń moje dane");
    if (how !== "as it is") world.slack.answer("views.publish", { status: 503 }, { retryAfter: 5 });
    await anna.presses("erase");
    await anna.presses("confirm");
    await world.pass(60_000);
    expect(homeOf(anna.user)).not.toContain("Anna");
    expect(homeOf(anna.user)).not.toContain(copy("fact.orderedAt"));
    expect(homeOf(anna.user)).toContain(copy("menu.link"));
  },
);

test("a Home tab that is switched off does not prevent an erasure", async () => {
  const anna = world.slackStudent("anna");
  await anna.says("usuń moje dane");
  world.slack.answer("views.publish", { error: "not_enabled" });
  await anna.presses("erase");
  await anna.presses("confirm");
  expect(anna.sees).toContain(copy("privacy.erased"));
});
