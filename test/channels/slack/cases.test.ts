import { readFileSync } from "node:fs";
import { join } from "node:path";
import { copy } from "../../support/copy";
import { openDeskWorld, type DeskWorld } from "./helpdesk/deskWorld";
import { textOf } from "./slackStudent";

type Json = Readonly<Record<string, unknown>>;

/** A payload of Slack, taken from public bug reports and from trial days. */
const caseOf = (name: string): Json =>
  JSON.parse(readFileSync(join(__dirname, "cases", `${name}.json`), "utf8")) as Json;

let desk: DeskWorld;
beforeEach(async () => {
  desk = await openDeskWorld();
});
afterEach(() => desk.close());

/** A student asks for help, and the card is in the helpdesk's channel. */
async function ticket() {
  const student = desk.world.slackStudent("anna");
  await student.signsInAs("anna");
  await student.says("chcę pogadać z człowiekiem");
  await student.submits("Nie widzę przycisku Dodaj.");
  await student.presses("send");
  return { student, card: desk.cards().at(-1)!, marta: desk.staff("marta") };
}

/** Delivers the event of a case, with the people, the conversation and the thread of this world filled in. */
async function brings(name: string, fields: Json): Promise<void> {
  const { team } = desk.world.slack.helpdesk;
  const event = { ...caseOf(name), ...fields };
  const body = { type: "event_callback", team_id: team, api_app_id: "A1", event_id: `Ev-${name}`, event };
  await desk.world.slack.bring(body);
  await desk.world.settle();
  await desk.world.slack.idle();
  await desk.world.settle();
}

test("S1: a message in a thread of the private conversation is answered in that thread", async () => {
  const anna = desk.world.slackStudent("anna");
  await anna.says("menu");
  const { ts } = anna.screen[0]!;
  await brings("S1-dm-thread", { channel: anna.dm, user: anna.user, thread_ts: ts });
  const inThread = anna.screen.filter(({ threadTs }) => threadTs === ts).map((it) => textOf(it));
  expect(inThread).toEqual([copy("slack.answeredBelow")]);
  expect(anna.seesAll).toContain(copy("link.neededFirst"));
});

test("S11: a form that could not be opened is reported, with a button to try again", async () => {
  const anna = desk.world.slackStudent("anna");
  await anna.says("chcę rozmawiać z człowiekiem");
  const before = anna.withButton(copy("slack.fillIn")).ts;
  desk.world.slack.answer("views.open", { error: String(caseOf("S11-trigger-expired")["views.open"]) });
  expect(await anna.presses(copy("slack.fillIn"))).toContain(copy("problem.formNotOpened"));
  expect(anna.withButton(copy("slack.fillIn")).ts).not.toBe(before);
  await anna.submits("Nie mam przycisku.");
  expect(anna.sees).toContain("Nie mam przycisku.");
});

test("S12: words that may be meant for a colleague are not relayed without a question", async () => {
  const { student, card, marta } = await ticket();
  const wojtek = desk.staff("wojtek").person;
  const text = String(caseOf("S12-colleague-mention")["text"]).replace("UWOJTEK", wojtek.id);
  await brings("S12-colleague-mention", { channel: desk.channel, user: marta.person.id, thread_ts: card.ts, text });
  expect(student.seesAll).not.toContain("zaległości");
  expect(marta.whispered().at(-1)).toContain(copy("helpdesk.doubt.ask"));
});

test("S14: staff are told that a shared message was not relayed", async () => {
  const { student, card, marta } = await ticket();
  await brings("S14-shared-message", { channel: desk.channel, user: marta.person.id, thread_ts: card.ts });
  expect(student.seesAll).not.toContain("Kod jest nowy od wczoraj");
  expect(marta.whispered().at(-1)).toBe(copy("helpdesk.thread.shared"));
});
