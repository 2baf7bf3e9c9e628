import { cardProblems } from "../../support/cardSchema";
import { copy } from "../../support/copy";
import { counted } from "../../votes/counted";
import { textOf, ofType } from "../readCard";
import { anActivity } from "./activities";
import type { Json } from "./farEnd";
import { openTeamsWorld, type TeamsWorld } from "./teamsWorld";
import type { TeamsStudent } from "./teamsStudent";

let world: TeamsWorld;
let ola: TeamsStudent;
let students = 0;
let before: Record<string, number> = {};
beforeAll(async () => {
  world = await openTeamsWorld({ registered: true });
});
afterAll(() => world.close());
beforeEach(async () => {
  // A vote of the test before is counted now.
  await settles();
  before = await counted(world);
  ola = world.teamsStudent(`29:student-${++students}`);
  await ola.says("menu");
  await ola.says("ile to kosztuje?");
});

/** A press on 👍 or 👎, and the form that is sent after a 👎, as Teams reports them. */
const asks = (reaction: "like" | "dislike", on = ola.last.id) =>
  invoke("message/fetchTask", { actionName: "feedback", actionValue: { reaction } }, on);
const submits = (form: Json, on = ola.last.id) =>
  invoke(
    "message/submitAction",
    { actionName: "feedback", actionValue: { reaction: "dislike", feedback: JSON.stringify(form) } },
    on,
  );
const invoke = (name: string, value: Json, replyToId: string) =>
  ola.does(anActivity(ola.writer, { type: "invoke", name, value, replyToId }));

/** The votes that were counted in this test. */
async function news(): Promise<Record<string, number>> {
  const added = Object.entries(await counted(world)).map(
    ([name, count]) => [name, count - (before[name] ?? 0)] as const,
  );
  return Object.fromEntries(added.filter(([, count]) => count > 0));
}

const settles = () => world.pass(11 * 60_000, 11 * 60_000);
const hasThumbs = ({ activity }: { activity: Json }): boolean =>
  JSON.stringify(activity["channelData"]) === JSON.stringify({ feedbackLoop: { type: "custom" } });

test("an answer has Teams' own 👍 and 👎, and other messages have none", () => {
  expect(ola.screen.map(hasThumbs)).toEqual([...ola.screen.slice(1).map(() => false), true]);
});

test("it keeps them when its buttons are gone", async () => {
  const { id } = ola.last;
  await ola.presses("menu");
  expect(ola.screen.filter((it) => it.id === id).map(hasThumbs)).toEqual([true]);
});

test("a 👍 is counted and thanked for in Teams' dialog, and no message is added", async () => {
  const before = ola.screen.length;
  expect(await asks("like")).toEqual({
    status: 200,
    body: { task: { type: "message", value: copy("vote.thanks") } },
  });
  await asks("like");
  await settles();
  expect(await news()).toEqual({ "price up": 1 });
  expect(ola.screen).toHaveLength(before);
});

test("a 👎 opens a form of fixed choices, and free text is not read from it", async () => {
  const { body } = await asks("dislike");
  const { value } = (body as { task: { value: { card: { content: Json } } } }).task;
  const { content } = value.card;
  expect(cardProblems(content)).toEqual([]);
  expect(textOf(content)).toContain(copy("vote.why"));
  expect(ofType(content, "Input.Text")).toEqual([]);
  expect((ofType(content, "Input.ChoiceSet")[0]?.["choices"] as Json[]).map(({ title }) => title)).toEqual([
    ...["unclear", "wrong", "notMine", "long"].map((it) => copy(`vote.reason.${it}`)),
    copy("button.human"),
  ]);
  expect(await submits({ why: "notMine", feedbackText: "Nazywam się Ola Zorbl" })).toEqual({ status: 200, body: {} });
  expect(await news()).toEqual({ "price down": 1, "price notMine": 1 });
  expect(world.logLines.join()).not.toContain("Zorbl");
});

test("a form that is closed, or sent empty, leaves the 👎 counted without a reason", async () => {
  await asks("dislike");
  await submits({});
  await settles();
  expect(await news()).toEqual({ "price down": 1 });
});

test("the form leads to support", async () => {
  await asks("dislike");
  await submits({ why: "support" });
  expect(ola.sees).toContain(copy("escalate.describe"));
});

test("a vote on a message that asked for none counts nothing", async () => {
  await asks("like", ola.screen[0]?.id);
  await asks("like", "nobody-knows");
  await settles();
  expect(await news()).toEqual({});
});

test("malformed votes are refused like any other unknown invoke", async () => {
  expect((await invoke("message/submitAction", { actionName: "other" }, ola.last.id)).status).toBe(501);
  expect((await invoke("message/fetchTask", {}, ola.last.id)).status).toBe(501);
});
