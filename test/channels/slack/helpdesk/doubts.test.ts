import { textOf } from "../slackStudent";
import { openDeskWorld, type DeskWorld } from "./deskWorld";
import { copy } from "../../../support/copy";

let desk: DeskWorld;
beforeEach(async () => {
  desk = await openDeskWorld();
});
afterEach(() => desk.close());

/** Opens a ticket in whose thread somebody wrote something that may be meant for a colleague. */
async function doubtful(text: string) {
  const student = desk.world.slackStudent("anna");
  await student.signsInAs("anna");
  await student.says("chcę pogadać z człowiekiem");
  await student.submits("Nie widzę przycisku Dodaj.");
  await student.presses("send");
  const card = desk.cards().at(-1)!;
  const marta = desk.staff("marta");
  const { ts } = await marta.writes(card, text);
  const question = desk.world.slack
    .screen(desk.channel, marta.person.id)
    .findLast((it) => it.ephemeralTo !== undefined && textOf(it).includes(copy("helpdesk.doubt.ask")));
  const answers = (key: string) =>
    marta.does(
      desk.world.slack.presses(
        marta.person.id,
        { channel: desk.channel, ts: question!.ts },
        copy(`helpdesk.doubt.${key}`),
      ),
    );
  return { student, card, marta, ts, answers };
}

const toColleague = () => `<@${desk.staff("wojtek").person.id}> odpowie jutro, ma zaległości`;

test("a message that may be meant for a colleague is shown only to its author, as the student would read it", async () => {
  const { student, marta } = await doubtful(toColleague());
  expect(marta.whispered().at(-1)).toContain("Wojciech Cierpliwy odpowie jutro, ma zaległości");
  expect(desk.staff("wojtek").whispered()).toEqual([]);
  expect(student.seesAll).not.toContain("zaległości");
});

test("it is relayed when its author says so, and only once", async () => {
  const { student, marta, answers } = await doubtful(toColleague());
  await answers("send");
  await answers("send");
  expect(marta.whispered().at(-1)).toBe(copy("helpdesk.thread.sent"));
  const arrived = student.screen.filter((it) => textOf(it).includes("Wojciech Cierpliwy odpowie jutro"));
  expect(arrived).toHaveLength(1);
});

test("it stays among staff when its author says so", async () => {
  const { student, marta, answers } = await doubtful(toColleague());
  await answers("keep");
  expect(marta.whispered().at(-1)).toBe(copy("helpdesk.doubt.kept"));
  expect(student.seesAll).not.toContain("zaległości");
});

test("a correction that its author made in the meantime counts", async () => {
  const { student, marta, ts, answers } = await doubtful(toColleague());
  await marta.does(desk.world.slack.edits(marta.person.id, desk.channel, ts, "Odpowiemy jutro."));
  await answers("send");
  expect(student.seesAll).toContain("Odpowiemy jutro.");
  expect(student.seesAll).not.toContain("zaległości");
});

test("a message that was deleted in the meantime is not relayed", async () => {
  const { student, marta, ts, answers } = await doubtful(toColleague());
  await marta.does(desk.world.slack.deletes(marta.person.id, desk.channel, ts));
  await answers("send");
  expect(marta.whispered().at(-1)).toBe(copy("helpdesk.doubt.gone"));
  expect(student.seesAll).not.toContain("zaległości");
});

test("an author who left the helpdesk in the meantime cannot send it any more", async () => {
  await desk.close();
  desk = await openDeskWorld({ group: true });
  const { student, marta, answers } = await doubtful(toColleague());
  desk.world.slack.leaves(marta.person.id, "group");
  await desk.world.slack.idle();
  await desk.world.pass(60_000);
  await answers("send");
  expect(marta.whispered().at(-1)).toBe(copy("helpdesk.onlyStaff"));
  expect(student.seesAll).not.toContain("zaległości");
});

test("a note of several lines leads to a question, and the lines after it can be sent", async () => {
  const { student, answers } = await doubtful("// ma zaległości\nProszę zamówić ponownie.");
  expect(student.seesAll).not.toContain("zamówić ponownie");
  await answers("send");
  expect(student.seesAll).toContain("Proszę zamówić ponownie.");
  expect(student.seesAll).not.toContain("zaległości");
});

test("in the form the author is told to separate note and answer, and the form stays open", async () => {
  const { student, card, marta } = await doubtful(toColleague());
  await marta.presses(card, "reply");
  const refused = await marta.submits({ reply: "// ma zaległości\nod marca" });
  expect(refused.body).toContain(copy("helpdesk.doubt.inForm"));
  await marta.submits({ reply: "// ma zaległości\n\nProszę zamówić ponownie." });
  expect(student.seesAll).toContain("Proszę zamówić ponownie.");
  expect(student.seesAll).not.toContain("zaległości");
});

test("staff whose form could not be opened are told", async () => {
  const { card, marta } = await doubtful(toColleague());
  desk.world.slack.answer("views.open", { error: "expired_trigger_id" }, { error: "expired_trigger_id" });
  await marta.presses(card, "reply");
  expect(marta.whispered().at(-1)).toBe(copy("helpdesk.formNotOpened"));
  await marta.commands("900101");
  expect(marta.whispered().filter((it) => it === copy("helpdesk.formNotOpened"))).toHaveLength(2);
});
