import { Profiles } from "../../../src/channels/slack/profiles";
import { openSlackWorld, type SlackWorld } from "./slackWorld";

let world: SlackWorld;
beforeEach(async () => {
  world = await openSlackWorld();
});
afterEach(() => world.close());

test("Slack is asked again about a person who was erased through another process, so that their name is known when they come back", async () => {
  const anna = world.slackStudent("anna");
  const other = new Profiles(world.app.chats, world.chat.api);
  const who = { team: anna.person.team, user: anna.user };
  await anna.says("cześć");
  expect(await other.of(who)).toEqual({}); // the store has the profile, so the other process need not ask Slack
  await anna.says("moje dane");
  await anna.presses("erase");
  await anna.presses("confirm");
  expect((await other.of(who)).name).toContain("Anna");
});
