import { copyPattern } from "../../support/copy";
import { openSlackWorld, type SlackWorld } from "./slackWorld";
import type { SlackStudent } from "./slackStudent";

const minute = 60_000;

let world: SlackWorld;
let anna: SlackStudent;
beforeEach(async () => {
  world = await openSlackWorld();
  anna = world.slackStudent("anna");
  await anna.signsInAs("anna");
  await anna.says("moje dane");
});
afterEach(() => world.close());

/** The files in the conversation that were not deleted. */
const files = () => anna.screen.flatMap((it) => it.files ?? []).filter(({ id }) => world.slack.file(id) !== undefined);

test("a copy of one's data comes as files into the conversation, and is taken away after an hour", async () => {
  await anna.presses("export");
  expect(files().map(({ name }) => name)).toEqual(["legitka.html", "legitka.json"]);
  expect(world.slack.file(files()[0]!.id)?.toString()).toContain("Anna");
  expect(anna.seesAll).toMatch(copyPattern("copy.files", { minutes: 60 }));
  await world.pass(30 * minute, minute);
  expect(files()).toHaveLength(2);
  await world.pass(31 * minute, minute);
  expect(files()).toEqual([]);
});

test("a new copy takes the earlier one away, and an erasure takes away the last", async () => {
  await anna.presses("export");
  const [first] = files();
  await world.pass(minute, minute);
  await anna.presses("export");
  expect(files()).toHaveLength(2);
  expect(world.slack.file(first!.id)).toBeUndefined();
  await anna.presses("erase");
  expect(anna.sees).toMatch(copyPattern("privacy.eraseElsewhere", { channel: "Slack" }));
  await anna.presses("confirm");
  expect(files()).toEqual([]);
});

test("it is tried again when Slack is busy, and nothing of the first try stays", async () => {
  world.slack.answer("files.completeUploadExternal", { retryAfter: 20 });
  await anna.presses("export");
  await world.pass(minute);
  expect(files().map(({ name }) => name)).toEqual(["legitka.html", "legitka.json"]);
});

test("where Slack takes no files, there is an address instead", async () => {
  world.slack.answer("files.getUploadURLExternal", { error: "not_allowed" });
  await anna.presses("export");
  expect(files()).toEqual([]);
  expect(anna.seesAll).toMatch(copyPattern("copy.ready", { minutes: 15 }));
});
