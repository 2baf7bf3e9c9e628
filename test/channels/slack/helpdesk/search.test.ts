import { names } from "../../../../src/channels/slack/helpdesk/deps";
import { dayMs } from "../../../../src/foundation/time";
import { copy } from "../../../support/copy";
import { textOf } from "../slackStudent";
import { openDeskWorld, type DeskWorld, type SlackStaff } from "./deskWorld";

const annas = "Żółty hologram, a kodów nie ma.";
const piotrs = "Chcę przedłużyć mLegitymację.";

let desk: DeskWorld;
let marta: SlackStaff;
/** Anna's ticket is of a Monday and closed; Piotr's is of the Thursday after, and open. */
beforeAll(async () => {
  desk = await openDeskWorld({ group: true });
  marta = desk.staff("marta");
  await ticket("anna", annas);
  await marta.writes(card(annas), "Zajrzyj do Dokumentów.");
  await marta.presses(card(annas), "resolve");
  await desk.world.pass(3 * dayMs, dayMs);
  await ticket("piotr", piotrs);
});
afterAll(() => desk.close());

async function ticket(handle: string, words: string) {
  const student = desk.world.slackStudent(handle);
  await student.signsInAs(handle);
  await student.says("chcę pogadać z człowiekiem");
  await student.submits(words);
  await student.presses("send");
}
const card = (words: string) => desk.cards().find((it) => textOf(it).includes(words))!;
const idOf = (words: string) => /L-[A-Z0-9]{6}/.exec(textOf(card(words)))![0];

async function searches(values: Readonly<Record<string, string>>, staff = marta) {
  await staff.opensHome();
  await staff.pressesHome(names.search);
  return staff.submits(values);
}
/** The first words of the tickets that were found. */
async function found(values: Readonly<Record<string, string>>) {
  await searches(values);
  return [annas, piotrs].filter((it) => marta.modal.includes(it));
}
const searched = async () => (await desk.audit()).filter(({ what }) => what === "search" || what === "found");

test("tickets are found by words of anybody in them, from the beginning of each word, with or without accents", async () => {
  expect(await found({ words: "zolty holog" })).toEqual([annas]);
  expect(await found({ words: "DOKUMENTÓW," })).toEqual([annas]);
  expect(await found({ words: "hologram przedłużyć" })).toEqual([]);
  expect(marta.modal).toContain(copy("helpdesk.search.found", { count: 0 }));
});

test("tickets are found by their number, closed ones too, and by the album number of their student", async () => {
  expect(await found({ words: `co z ${idOf(annas).toLowerCase()}?` })).toEqual([annas]);
  const [, album = ""] = /(9001\d\d)/.exec(textOf(card(piotrs))) ?? [];
  expect(await found({ words: album })).toEqual([piotrs]);
});

test("tickets are found by tag and by the days on which they were opened", async () => {
  expect(await found({ tag: "extend" })).toEqual([piotrs]);
  expect(await found({ from: "2026-11-24" })).toEqual([piotrs]);
  expect(await found({ until: "2026-11-23" })).toEqual([annas]);
  expect(await found({ from: "2026-11-23", until: "2026-11-26" })).toEqual([annas, piotrs]);
});

test("a search without anything in it, or with days the wrong way round, says what to do", async () => {
  expect((await searches({})).body).toContain(copy("helpdesk.search.nothing"));
  const wrong = await searches({ from: "2026-11-26", until: "2026-11-23" });
  expect(wrong.body).toContain(copy("helpdesk.search.wrongDays"));
});

test("every search is in the audit log before its result, a PESEL is in none, and a form that comes again is one search", async () => {
  const before = (await searched()).length;
  await searches({ words: "900101", tag: "extend" });
  await marta.does(desk.world.slack.again("retry"));
  const noted = (await searched()).slice(before);
  expect(noted.map(({ what, about, reason, outcome }) => ({ what, about, reason, outcome }))).toEqual([
    { what: "search", about: "900101", reason: "«900101» #extend", outcome: "asked" },
    { what: "found", about: null, reason: null, outcome: expect.any(String) as string },
  ]);
  expect((await searches({ words: "hologram 44051401359" })).body).toContain(copy("helpdesk.lookup.pesel"));
  expect(JSON.stringify(await desk.audit())).not.toContain("44051401359");
});

test("somebody who has left the staff while the form was open finds nothing", async () => {
  const wojtek = desk.staff("wojtek");
  await wojtek.opensHome();
  await wojtek.pressesHome(names.search);
  desk.world.slack.leaves(wojtek.person.id, "group");
  await desk.world.slack.idle();
  const refused = await wojtek.submits({ words: "hologram" });
  expect(refused.body).toContain(copy("helpdesk.onlyStaff"));
  expect(wojtek.modal).not.toContain(annas);
});

test("a ticket that was found is answered from the window, and its student's erasure takes it out of the search", async () => {
  expect(await found({ words: "przedłużyć" })).toEqual([piotrs]);
  await marta.does(desk.world.slack.presses(marta.person.id, "modal", `ticket:${idOf(piotrs)}/${names.reply}`));
  await marta.submits({ reply: "Przedłużysz ją w mObywatelu." });
  const piotr = desk.world.slackStudent("piotr");
  expect(piotr.seesAll).toContain("Przedłużysz ją w mObywatelu.");
  await desk.world.app.tickets.eraseAll(piotr.key);
  await desk.world.settle();
  expect(await found({ words: "przedłużyć" })).toEqual([]);
});
