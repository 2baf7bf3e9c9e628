import type { View } from "../../../dialogs/kit/view";
import { aView } from "../../support/views";
import { openSlackWorld, type SlackWorld } from "./slackWorld";
import { labelsOf, textOf, type SlackStudent } from "./slackStudent";
import { until } from "../../support/waiting";

let world: SlackWorld;
let anna: SlackStudent;
beforeEach(async () => {
  world = await openSlackWorld();
  anna = world.slackStudent("anna");
});
afterEach(() => world.close());

const address = () => ({ v: 1, team: anna.person.team, user: anna.user }) as const;
const send = (view: View, id = "m1") => world.chat.send(address(), { id, view });

/** This view is longer than Slack allows a message to be. */
const long = aView({
  title: "Twoje dane",
  paragraphs: Array.from({ length: 120 }, (_, n) => `Akapit ${n} ${"ż".repeat(600)}`),
  buttons: [{ label: "Menu", button: "o/menu?" }],
});

test("a text longer than a message comes complete in several messages, in order, with its buttons in the last one", async () => {
  expect(await send(long)).toMatchObject({ ok: true });
  const { screen } = anna;
  expect(screen.length).toBeGreaterThan(2);
  const said = screen.map(textOf).join("\n");
  for (let n = 0; n < 120; n++) expect(said).toContain(`Akapit ${n} ż`);
  expect(said.indexOf("Akapit 9 ")).toBeLessThan(said.indexOf("Akapit 90 "));
  expect(screen.map((it) => labelsOf(it).length)).toEqual([...screen.slice(1).map(() => 0), 1]);
  expect(world.slack.calls().filter(({ outcome }) => outcome !== "ok")).toEqual([]);
});

test("a long text that is postponed half-way goes on where it stopped", async () => {
  const first = send(long);
  // Each part is sent after the one before was acknowledged, which takes several rounds of the event loop.
  await until("the first two parts", () => anna.screen.length >= 2, 0);
  world.slack.answer("chat.postMessage", { retryAfter: 7 });
  expect(await first).toEqual({ ok: false, refusal: "later", afterMs: 7_000 });
  const before = anna.screen.length;
  expect(await send(long)).toMatchObject({ ok: true });
  const said = anna.screen.map(textOf).join("\n");
  expect(before).toBeGreaterThan(0);
  for (let n = 0; n < 120; n++) expect(said.split(`Akapit ${n} ż`)).toHaveLength(2);
});

test("a text that is postponed half-way goes on in another process where it stopped", async () => {
  const first = send(long);
  await until("the first two parts", () => anna.screen.length >= 2, 0);
  world.slack.answer("chat.postMessage", { retryAfter: 7 });
  expect(await first).toMatchObject({ refusal: "later" });
  await world.restart();
  expect(await send(long)).toMatchObject({ ok: true });
  const said = anna.screen.map(textOf).join("\n");
  for (let n = 0; n < 120; n++) expect(said.split(`Akapit ${n} ż`)).toHaveLength(2);
  for await (const left of world.store.scan("partsSent")) expect(left).toBeUndefined();
});

test("a person who never wrote gets messages in their direct conversation, which Slack is asked for once", async () => {
  await send(aView({ paragraphs: ["pierwsza"] }), "m1");
  await send(aView({ paragraphs: ["druga"] }), "m2");
  expect(anna.screen.map(textOf)).toEqual(["pierwsza", "druga"]);
  expect(world.slack.calls().filter(({ method }) => method === "conversations.open")).toHaveLength(1);
});

test("nothing is sent to an address that names a channel which others can read", async () => {
  const { general } = world.slack;
  await world.chat.send({ ...address(), channel: general }, { id: "m1", view: aView({ paragraphs: ["tajne"] }) });
  expect(world.slack.screen(general, anna.user)).toEqual([]);
  expect(anna.sees).toBe("tajne");
});

test("only one card can be answered at a time, and the buttons of an earlier card are removed only once", async () => {
  const card = (label: string) =>
    aView({ paragraphs: [label], buttons: [{ label, button: `c/menu/1/main/${label}/at` }] });
  for (const label of ["one", "two", "three"]) {
    const sent = await send(card(label), label);
    if (sent.ok) await world.store.commit({ partition: anna.key, put: sent.put ?? [] });
    await world.chat.tasks.idle();
  }
  expect(anna.screen.map((it) => labelsOf(it))).toEqual([[], [], ["three"]]);
  expect(world.slack.calls().filter(({ method }) => method === "chat.update")).toHaveLength(2);
});

test("a message that was deleted is reported as missing, and the app never shows that it is typing", async () => {
  const sent = await send(aView({ paragraphs: ["słowa"] }));
  const ref = sent.ok ? sent.ref : {};
  world.slack.removesMessage(anna.dm, String(ref["ts"]));
  expect(await world.chat.update(address(), ref, { id: "m1", view: aView({ paragraphs: ["inne"] }) })).toEqual({
    ok: false,
    refusal: "missing",
  });
  const before = world.slack.calls().length;
  await world.chat.typing(address());
  expect(world.slack.calls()).toHaveLength(before);
});

test("an address of another channel is an error in the program", async () => {
  await expect(world.chat.send({ user: "29:ola" }, { id: "m", view: aView({}) })).rejects.toThrow(TypeError);
});
