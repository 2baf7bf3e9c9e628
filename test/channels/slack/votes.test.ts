import { copy } from "../../support/copy";
import { counted } from "../../votes/counted";
import { openSlackWorld, type SlackWorld } from "./slackWorld";
import { textOf, type SlackStudent } from "./slackStudent";

let world: SlackWorld;
let anna: SlackStudent;
beforeEach(async () => {
  world = await openSlackWorld();
  anna = world.slackStudent("anna");
  await anna.opens();
});
afterEach(() => world.close());

type Json = Readonly<Record<string, unknown>>;

/** The blocks of the newest message that belong to votes. */
const row = (): Json[] =>
  ((anna.last.blocks ?? []) as Json[]).filter((it) => String(it["block_id"]).startsWith("vote:"));
const thumbs = () => (row()[0]?.["elements"] as Json[])[0] as Record<string, Json>;
const press = (action: string, value?: string) =>
  anna.does(world.slack.presses(anna.user, { channel: anna.dm, ts: anna.last.ts }, action, value));
const pressThumb = (which: "positive" | "negative") =>
  press("legitka:vote:thumbs", String(thumbs()[`${which}_button`]?.["value"]));

test("an answer ends with Slack's feedback buttons, below its own buttons", async () => {
  await anna.says("ile to kosztuje?");
  const types = ((anna.last.blocks ?? []) as Json[]).map(({ type }) => type);
  expect(types.at(-1)).toBe("context_actions");
  expect(types).toContain("actions");
  expect(thumbs()).toMatchObject({
    positive_button: { text: { text: copy("vote.up") } },
    negative_button: { text: { text: copy("vote.down") } },
  });
});

test("a 👎 asks why in the message itself, a reason ends it with thanks, and no message is added", async () => {
  await anna.says("ile to kosztuje?");
  const before = anna.screen.length;
  const own = textOf(anna.last);
  await pressThumb("negative");
  expect(anna.sees).toContain(copy("vote.why"));
  expect(anna.sees).toContain(copy("vote.reason.long"));
  expect(anna.sees.startsWith(own.split("\n")[0] ?? "-")).toBe(true);
  await press("legitka:vote:long");
  expect(row().map(({ type }) => type)).toEqual(["context"]);
  expect(anna.sees).toContain(copy("vote.thanks"));
  expect(anna.screen).toHaveLength(before);
  expect(await counted(world)).toEqual({ "price down": 1, "price long": 1 });
  await anna.presses("menu");
  expect(world.slack.calls().filter(({ outcome }) => outcome !== "ok")).toEqual([]);
});

test("somebody who wants to say more gets to support from there", async () => {
  await anna.says("ile to kosztuje?");
  await pressThumb("negative");
  await press("legitka:say:vote");
  expect(anna.sees).toContain(copy("escalate.describe"));
});

test("a card that is answered after a vote no longer asks for one", async () => {
  await anna.says("ile to kosztuje?");
  await pressThumb("positive");
  const { ts } = anna.last;
  await anna.presses("menu");
  const ended = anna.screen.find((it) => it.ts === ts);
  expect(JSON.stringify(ended?.blocks)).not.toContain("vote:");
});

test("where Slack does not take its feedback buttons, there are two small ones, from the next message on at the first try", async () => {
  world.slack.answer("chat.postMessage", { error: "invalid_blocks" });
  await anna.says("ile to kosztuje?");
  expect(row().map(({ type }) => type)).toEqual(["actions"]);
  await press("legitka:vote:up");
  expect(anna.sees).toContain(copy("vote.thanks"));
  await world.pass(25 * 3_600_000, 25 * 3_600_000);
  expect(await counted(world)).toEqual({ "price up": 1 });
  const refusals = () => world.slack.calls().filter(({ outcome }) => outcome !== "ok").length;
  const before = refusals();
  await anna.says("czy działa bez internetu?");
  expect(row().map(({ type }) => type)).toEqual(["actions"]);
  expect(refusals()).toBe(before);
});

test("a forged button is no vote", async () => {
  await anna.says("ile to kosztuje?");
  await press("legitka:vote:thumbs", "up//everything//x");
  await press("legitka:vote:thumbs", "up");
  await world.pass(11 * 60_000, 11 * 60_000);
  expect(await counted(world)).toEqual({});
});
