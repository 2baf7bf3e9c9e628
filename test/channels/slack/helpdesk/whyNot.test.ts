import { names } from "../../../../src/channels/slack/helpdesk/deps";
import { copy, copyIn, copyPattern } from "../../../support/copy";
import type { Student } from "../../../support/student";
import { copyAddress, fetchCopy } from "../../../support/ownData";
import { textOf, type SlackStudent } from "../slackStudent";
import { openDeskWorld, type DeskWorld, type DeskWorldOptions } from "./deskWorld";

let desk: DeskWorld;
const open = async (options: DeskWorldOptions = {}) => (desk = await openDeskWorld(options));
afterEach(() => desk.close());

const reason = { reason: "Pyta przez telefon" };

/** A student without a photo in USOS, or another one, signs in and asks for help; the card appears in the helpdesk's channel. */
async function ticket(
  words = "Nie mogę zamówić.",
  as = "zofia",
  student: Student | SlackStudent = desk.world.slackStudent("anna"),
) {
  await student.signsInAs(as);
  await student.says("chcę pogadać z człowiekiem");
  await student.submits(words);
  await student.presses("send");
  const card = desk.cards().at(-1)!;
  return { student, card, id: /L-[A-Z0-9]{6}/.exec(textOf(card))![0] };
}

async function looksUp(text: string, values: Record<string, string> = reason) {
  const marta = desk.staff("marta");
  await marta.commands(text);
  await marta.submits(values);
  return { marta, finding: marta.whispered().at(-1)! };
}

/** Presses a button of the latest message that only this person sees. */
async function pressesWhispered(handle: string, button: string) {
  const { person } = desk.staff(handle);
  const shown = desk.world.slack.screen(desk.channel, person.id).filter(({ ephemeralTo }) => ephemeralTo === person.id);
  const { ts } = shown.at(-1)!;
  return desk.staff(handle).does(desk.world.slack.presses(person.id, { channel: desk.channel, ts }, button));
}

test("a look-up by a ticket's number says why the student cannot order, and an advice becomes the answer with two presses", async () => {
  await open();
  const { student, id } = await ticket();
  const { marta, finding } = await looksUp(`Zgłoszenie ${id.toLowerCase()}, znowu!`);
  expect(finding).toContain(copy("helpdesk.lookup.mayNotOrder"));
  // USOS's own words, and the condition that they are about.
  expect(finding).toMatch(copyPattern("usosSays", { in: "own" }));
  expect(finding).toContain(`✗ ${copy("condition.photo.name")}`);
  expect(finding).toContain(`✓ ${copy("condition.studentNumber.name")}`);
  expect(finding).toMatch(copyPattern("helpdesk.lookup.from.grant"));
  expect(finding).toContain("| Nie mogę zamówić.");
  expect(finding).toContain(copy("helpdesk.lookup.adviceFor", { ticket: id }));
  expect(finding).toContain(copy("condition.photo.mend"));
  // The remedy stands in the place of advice that guesses.
  expect(finding).not.toContain(copy("helpdesk.advice.order"));

  await student.says("english please");
  await pressesWhispered("marta", names.advise);
  expect(marta.modal).toContain(copy("helpdesk.reply.label", { ticket: id }));
  const prefilled = JSON.stringify(desk.world.slack.modal(marta.person.id));
  expect(prefilled).toContain(JSON.stringify(copyIn("en", "condition.photo.mend")).slice(1, -1));
  await marta.submits({ reply: copyIn("en", "condition.photo.mend") });
  expect(student.seesAll).toContain(copyIn("en", "condition.photo.mend"));
  expect(student.seesAll.split(copyIn("en", "condition.photo.mend"))).toHaveLength(2);
  expect((await desk.audit()).map(({ what }) => what)).toEqual(["lookup", "answer", "reply"]);
});

test("the student sees in «my data» that support looked, once for each look-up, and not why or who", async () => {
  await open();
  const student = desk.world.student();
  const { id } = await ticket("Nie mogę zamówić.", "zofia", student);
  await student.says("moje dane");
  expect(student.seesAll).not.toContain(copy("privacy.fact.looks"));
  await looksUp(id);
  await desk.staff("marta").does(desk.world.slack.again("retry"));
  await looksUp("900106");
  await student.says("moje dane");
  expect(student.seesAll).toContain(copy("privacy.looked", { count: 2, at: "23 listopada 2026 10:00" }));
  const page = await (await fetchCopy(await copyAddress(student), "page")).text();
  expect(page).toContain(copy("privacy.fact.looks"));
  const file = await (await fetchCopy(await copyAddress(student), "json")).text();
  expect(JSON.parse(file)).toMatchObject({
    account: { supportLookedAt: ["2026-11-23T09:00:00.000Z", "2026-11-23T09:00:00.000Z"] },
  });
  expect(page + file + student.seesAll).not.toMatch(/Marta|Pyta przez telefon/);
});

test("the administrative key tells of an order whose number is known, also of somebody who has never written", async () => {
  const admin: DeskWorldOptions["admin"] = { checkOrdersStatus: (ids) => desk.world.admin.checkOrdersStatus(ids) };
  await open({ admin });
  const [order] = desk.world.sandbox.control.orders("filip");
  const { finding } = await looksUp(order!.id);
  expect(finding).toContain(copy("helpdesk.lookup.orderHeading", { order: order!.id }));
  expect(finding).toContain(copy("helpdesk.lookup.strayOrder"));
  expect(finding).toMatch(copyPattern("helpdesk.lookup.from.key"));
  expect((await looksUp("123456")).finding).toContain(copy("helpdesk.lookup.unknownAlbum"));
  expect((await desk.audit()).map(({ what, about, outcome }) => `${what} ${about}: ${outcome}`)).toEqual([
    `lookup ${order!.id}: asked`,
    `answer ${order!.id}: never, key`,
    "lookup 123456: asked",
    "answer 123456: never, followed",
  ]);
});

test("a person is found by name, and one of several with the same name is chosen, with a reason for each look-up", async () => {
  await open();
  for (const handle of ["anna", "piotr"]) await desk.world.slackStudent(handle).signsInAs(handle);
  const anna = desk.world.slack.person("anna");
  const { marta, finding } = await looksUp(anna.name);
  expect(finding).toContain(copy("helpdesk.lookup.heading", { album: "900101" }));
  expect((await looksUp("Ktoś Nieznany")).finding).toContain(copy("helpdesk.lookup.unknownName"));

  const other = desk.world.student("Anna Inna");
  await other.says("cześć");
  const several = (await looksUp("@anna")).finding;
  expect(several).toContain(copy("helpdesk.lookup.namesakes"));
  expect(several).not.toMatch(/Przykładna|Inna/);
  await pressesWhispered("marta", names.lookChat);
  expect(marta.modal).toMatch(copyPattern("helpdesk.lookup.ofChat"));
  expect((await marta.submits({ reason: "bo" })).body).toContain(copy("helpdesk.lookup.noReason"));
  await marta.submits(reason);
  expect((await desk.audit()).slice(-4).map(({ what, outcome }) => `${what} ${outcome}`)).toEqual([
    "lookup asked",
    "answer several",
    "lookup asked",
    expect.stringMatching(/^answer (linked, grant|never, followed)$/),
  ]);
});

test("a mention in the command and a pasted letter lead to the student, and what means several is asked about again", async () => {
  await open();
  await desk.world.slackStudent("anna").signsInAs("anna");
  const { person } = desk.world.slackStudent("anna");
  expect((await looksUp(`<@${person.id}>`)).finding).toContain(copy("helpdesk.lookup.heading", { album: "900101" }));
  const letter = `From: Anna <${person.email}>\nTel. +48 600 100 200\n\nDzień dobry, nie mogę zamówić.`;
  const marta = desk.staff("marta");
  await marta.shortcut();
  expect((await marta.submits({ about: `${letter}\nPESEL 44051401359`, ...reason })).body).toContain(
    copy("helpdesk.lookup.pesel"),
  );
  expect((await marta.submits({ about: "L-ABC234, L-ABC235", ...reason })).body).toContain(
    copy("helpdesk.lookup.several"),
  );
  await marta.submits({ about: letter, ...reason });
  expect(marta.modal).toContain(copy("helpdesk.lookup.heading", { album: "900101" }));
  // Nothing of the letter is kept but the address.
  const kept = JSON.stringify(await desk.audit());
  expect(kept).toContain(person.email);
  expect(kept).not.toMatch(/600 100|Dzień dobry/);
});

test("a ticket's card links the student's other tickets without their words, and the look-up links them with their first line", async () => {
  await open();
  const { student, card: first, id } = await ticket("Pierwsza sprawa", "anna");
  const marta = desk.staff("marta");
  await marta.presses(first, "claim");
  await student.says("chcę pogadać z człowiekiem");
  await student.submits("Druga sprawa");
  await student.presses("send");
  const second = desk.cards().at(-1)!;
  expect(textOf(second)).toContain(`|${id}> · ${copy("helpdesk.state.open")}`);
  expect(textOf(second)).not.toContain("Pierwsza sprawa");
  const { finding } = await looksUp("900101");
  expect(finding).toContain("| Pierwsza sprawa");
  expect(finding).toContain("| Druga sprawa");
  // Another student's card has no link to them.
  await ticket("Inna sprawa", "piotr", desk.world.slackStudent("piotr"));
  const [last] = desk.cards().slice(-1).map(textOf);
  expect(last).not.toContain(id);
});

test("from the shortcut, the answer opens above the finding, and of two who answer at once the second is told", async () => {
  await open();
  const { student, id } = await ticket();
  const [marta, wojtek] = [desk.staff("marta"), desk.staff("wojtek")];
  await marta.shortcut();
  await marta.submits({ about: id, ...reason });
  await marta.does(desk.world.slack.presses(marta.person.id, "modal", names.advise));
  expect(marta.modal).toContain(copy("helpdesk.reply.label", { ticket: id }));
  await wojtek.commands(id);
  await wojtek.submits(reason);
  await pressesWhispered("wojtek", names.advise);
  await marta.submits({ reply: "Dodaj zdjęcie w USOSweb." });
  expect(marta.modal).toContain(copy("helpdesk.lookup.adviceFor", { ticket: id }));
  await wojtek.submits({ reply: "Dodaj zdjęcie." });
  expect(wojtek.modal).toContain(copy("helpdesk.refusal.answered", { name: marta.person.name }));
  expect(student.seesAll).toContain("Dodaj zdjęcie w USOSweb.");
  expect(student.seesAll).not.toContain("Dodaj zdjęcie.");
});

test("somebody who has left the team can no longer use the button of an old finding", async () => {
  await open({ group: true });
  await ticket();
  const { marta } = await looksUp("900106");
  desk.world.slack.leaves(marta.person.id, "group");
  await desk.world.slack.idle();
  await pressesWhispered("marta", names.advise);
  expect(marta.modal).toBe("");
  expect(marta.whispered().at(-1)).toBe(copy("helpdesk.onlyStaff"));
});
