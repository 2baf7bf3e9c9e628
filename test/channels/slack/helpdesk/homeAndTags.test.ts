import { names } from "../../../../src/channels/slack/helpdesk/deps";
import { dayMs, hourMs } from "../../../../src/foundation/time";
import { copyAt } from "../../../support/copy";
import { institutionOf } from "../../../support/institution";
import { textOf } from "../slackStudent";
import { openDeskWorld, type DeskWorld } from "./deskWorld";

const { copy, copyPattern } = copyAt(institutionOf("example"));

let desk: DeskWorld;
beforeEach(async () => {
  desk = await openDeskWorld({ at: "example", group: true });
});
afterEach(() => desk.close());

const problem = "Nie widzę przycisku Dodaj.";
const tablet = "Czy wystarczy mi tablet zamiast telefonu?";
const extension = "Chcę przedłużyć mLegitymację.";
async function ticket(handle: string, words: string) {
  const student = desk.world.slackStudent(handle);
  await student.signsInAs(handle);
  await student.says("chcę pogadać z człowiekiem");
  await student.submits(words);
  await student.presses("send");
  return student;
}
const card = (words: string) => desk.cards().find((it) => textOf(it).includes(words))!;
const idOf = (words: string) => /L-[A-Z0-9]{6}/.exec(textOf(card(words)))![0];
const extend = copy("menu.extend");
const photo = copy("answers.photo.title");

test("a card suggests what the ticket is about, and staff take it, change it and take it away, each press once", async () => {
  const student = await ticket("anna", extension);
  const shown = () => textOf(card(extension)).split("\n");
  const suggested = copy("helpdesk.tags.suggested", { tag: `#${extend}` });
  expect(shown()).toContain(suggested);
  const [marta, wojtek] = [desk.staff("marta"), desk.staff("wojtek")];
  await marta.tags(card(extension), "tag", extend);
  expect(shown()).toContain(`#${extend}`);
  expect(shown()).not.toContain(suggested);
  await marta.does(desk.world.slack.again("retry"));
  await marta.does(desk.world.slack.again("replay"));
  await wojtek.tags(card(extension), "tag", photo);
  expect(shown()).toContain(`#${extend}, #${photo}`);
  await wojtek.tags(card(extension), "untag", extend);
  expect(shown()).toContain(`#${photo}`);
  const said = marta.thread(card(extension));
  expect(said).toEqual([
    copy("helpdesk.entry.tagged", { name: "Marta Pomocna", tag: extend }),
    copy("helpdesk.entry.tagged", { name: wojtek.person.name, tag: photo }),
    copy("helpdesk.entry.untagged", { name: wojtek.person.name, tag: extend }),
  ]);
  expect((await desk.audit()).map(({ what }) => what)).toEqual(["tag extend", "tag photo", "untag extend"]);
  expect(student.seesAll).not.toContain(photo);
});

test("two members of staff who set tags at the same moment both get theirs", async () => {
  await ticket("anna", problem);
  const [marta, wojtek] = [desk.staff("marta"), desk.staff("wojtek")];
  const it = card(problem);
  await Promise.all([marta.tags(it, "tag", extend), wojtek.tags(it, "tag", photo)]);
  expect(textOf(card(problem))).toMatch(
    new RegExp(`#(${extend}, #${photo}|${photo}, #${extend})`.replace(/\?/g, "\\?")),
  );
});

test("somebody who is not on the staff sets no tags", async () => {
  await ticket("anna", problem);
  const karol = desk.staff("karol");
  desk.world.slack.joins(karol.person.id, "channel");
  await desk.world.slack.idle();
  const before = textOf(card(problem));
  await karol.tags(card(problem), "tag", photo);
  expect(textOf(card(problem))).toBe(before);
  expect(karol.whispered().at(-1)).toContain(copy("helpdesk.onlyStaff"));
});

test("a topic that staff cannot set themselves is still taken at its word, and tickets are found by it", async () => {
  const about = copy("answers.tablet.title");
  const anna = await ticket("anna", tablet);
  await ticket("piotr", problem);
  const marta = desk.staff("marta");
  await marta.opensHome();
  await marta.pressesHome(names.tagFilter, `#${about}`);
  expect(marta.home).toContain(tablet);
  expect(marta.home).not.toContain(problem);

  await marta.tags(card(tablet), "tag", about);
  expect(textOf(card(tablet)).split("\n")).toContain(`#${about}`);

  await marta.pressesHome(names.many);
  await marta.submits({ topic: about, pl: "Tablet wystarczy, jeśli ma Androida." });
  expect(marta.modal).toContain(copy("helpdesk.many.counted", { count: 1 }));
  await marta.submits({});
  expect(anna.seesAll).toContain("Tablet wystarczy");
});

test("the Home tab shows each ticket with priority and due time, first words, album and age, in groups and by tag", async () => {
  await ticket("anna", problem);
  await ticket("piotr", extension);
  const marta = desk.staff("marta");
  await marta.prioritizes(card(extension), "high");
  await marta.presses(card(problem), "claim");
  await desk.world.pass(2 * hourMs, hourMs);
  await marta.opensHome();
  const lines = marta.home.split("\n");
  const groups = lines.filter((it) => /\(1\)$/.test(it));
  expect(groups).toEqual([`${copy("helpdesk.home.filter.mine")} (1)`, `${copy("helpdesk.home.filter.unclaimed")} (1)`]);
  const line = lines.findIndex((it) => it.includes(idOf(extension)));
  expect(lines[line]).toMatch(new RegExp(`^🔴 ${copy("helpdesk.priorityOf.high")} · termin 25 listopada 2026`));
  expect(lines[line + 1]).toBe(`| ${extension}`);
  expect(lines[line + 2]).toContain(copy("helpdesk.home.opened", { since: copy("helpdesk.wait.hours", { count: 2 }) }));
  expect(marta.home).toContain(copy("helpdesk.home.album", { album: "900101" }));

  await marta.pressesHome(names.tagFilter, `#${extend}`);
  expect(marta.home).toContain(extension);
  expect(marta.home).not.toContain(problem);
  await marta.pressesHome(names.filter, "mine");
  expect(marta.home).toContain(copy("helpdesk.home.none"));
  await marta.pressesHome(names.tagFilter, copy("helpdesk.home.everyTag"));
  expect(marta.home).toContain(problem);
});

test("staff set the priority and hand a ticket over from the Home tab, which says of a new one that it has just come", async () => {
  await ticket("anna", problem);
  const id = idOf(problem);
  const [marta, wojtek] = [desk.staff("marta"), desk.staff("wojtek")];
  await marta.opensHome();
  expect(marta.home).toContain(copy("helpdesk.home.openedNow"));
  const high = copy("helpdesk.card.priority", { priority: copy("helpdesk.priorityOf.high") });
  await marta.pressesHome(`ticket:${id}/${names.priority}`, high);
  expect(marta.home).toContain(`🔴 ${copy("helpdesk.priorityOf.high")}`);
  await marta.pressesHome(`ticket:${id}/${names.handOver}`);
  await marta.submits({ colleague: wojtek.person.id });
  expect(marta.home).toContain(`${copy("helpdesk.home.filter.others")} (1)`);
});

test("staff claim, answer and resolve from the Home tab; what was resolved stays there for a week", async () => {
  const student = await ticket("anna", problem);
  const id = idOf(problem);
  const [marta, wojtek] = [desk.staff("marta"), desk.staff("wojtek")];
  await marta.opensHome();
  const press = (staff: typeof marta, action: string) => staff.pressesHome(`ticket:${id}/${action}`);
  await Promise.all([press(marta, `${names.action}claim`), desk.world.slack.idle()]);
  expect(marta.home).toContain(`${copy("helpdesk.home.filter.mine")} (1)`);
  await press(marta, names.reply);
  await marta.submits({ reply: "Zaktualizuj aplikację." });
  expect(student.seesAll).toContain("Zaktualizuj aplikację.");
  expect(marta.home).toMatch(copyPattern("helpdesk.home.answered", { name: "Marta Pomocna" }));
  await wojtek.opensHome();
  expect(wojtek.home).toContain(`${copy("helpdesk.home.filter.others")} (1)`);
  await press(marta, `${names.action}resolve`);
  expect(marta.home).toContain(`${copy("helpdesk.home.filter.resolved")} (1)`);
  expect(marta.home).toContain(`${copy("helpdesk.home.title")} (0)`);
  await press(marta, `${names.action}reopen`);
  expect(marta.home).toContain(`${copy("helpdesk.home.filter.mine")} (1)`);
  await press(marta, `${names.action}resolve`);
  await desk.world.pass(8 * dayMs, dayMs);
  await marta.opensHome();
  expect(marta.home).not.toContain(id);
});

test("a hundred open tickets are shown page by page, within Slack's limits, each once", async () => {
  await ticket("anna", problem);
  const { desk: of, tickets } = desk.world.app.ticketing;
  const [one] = await of.open();
  for (let at = 0; at < 100; at++) {
    const id = `L-ZZZ${String(100 + at)}`;
    await tickets.index.open(id, one!.chatId);
    await tickets.create(
      id,
      { ...one!.ticket, board: null, openedAt: new Date(Date.parse("2026-11-20T08:00:00Z") + at).toISOString() },
      [],
    );
  }
  const marta = desk.staff("marta");
  await marta.opensHome();
  const seen: string[] = [];
  for (let page = 0; page < 3; page++) {
    seen.push(...(marta.home.match(/L-[A-Z0-9]{6}/g) ?? []));
    if (page < 2) await marta.pressesHome(copy("helpdesk.button.later"));
  }
  expect(new Set(seen).size).toBe(101);
  expect(seen).toHaveLength(101);
});
