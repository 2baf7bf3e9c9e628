import { chatKey, chatRecord } from "../../../../src/conversation/chat";
import { limits } from "../../../../src/channels/slack/limits";
import type { Lang } from "../../../../dialogs/kit/text";
import { copy, copyIn, copyPattern } from "../../../support/copy";
import { textOf } from "../slackStudent";
import { openDeskWorld, type DeskWorld, type SlackStaff } from "./deskWorld";

let desk: DeskWorld;
let marta: SlackStaff;
beforeEach(async () => {
  desk = await openDeskWorld();
  marta = desk.staff("marta");
});
afterEach(() => desk.close());

const card = () => desk.cards().at(-1)!;
const idOf = () => /L-[A-Z0-9]{6}/.exec(textOf(card()))![0];

/** A student asks for help and staff open the form of a reply. */
async function asked(words = "Mam nowy telefon, jak przenieść na niego legitymację?", isSignedIn = true) {
  const student = desk.world.slackStudent("anna");
  if (isSignedIn) await student.signsInAs("anna");
  await student.says("chcę pogadać z człowiekiem");
  await student.submits(words);
  await student.presses("send");
  await marta.presses(card(), "reply");
  return student;
}

interface Field {
  readonly block: string;
  readonly text: string;
}
/** The field of the form, as Slack shows it. */
function field(): Field {
  const blocks = desk.world.slack.modal(marta.person.id)?.["blocks"] as {
    type: string;
    block_id: string;
    element: { initial_value?: string };
  }[];
  const { block_id, element } = blocks.find(({ type }) => type === "input")!;
  return { block: block_id, text: element.initial_value ?? "" };
}
const options = (): { value: string; description: { text: string } }[] => {
  const blocks = desk.world.slack.modal(marta.person.id)?.["blocks"] as { elements?: { options?: never[] }[] }[];
  return blocks.flatMap(({ elements = [] }) => elements.flatMap(({ options: all = [] }) => all));
};
/** Sends what stands in the field, or another text. */
const sends = (text = field().text) => marta.submits({ [field().block]: text });
const answer = (name: string, lang: Lang = "pl", values = {}) => copyIn(lang, `staffAnswers.${name}.text`, values);

async function speaks(student: { key: string }, lang: Lang): Promise<void> {
  const key = chatKey(student.key as never);
  const chat = chatRecord.read((await desk.world.store.get(key))!);
  await desk.world.store.commit({ partition: student.key, put: [{ key, value: chatRecord.write({ ...chat, lang }) }] });
}

test("an answer is chosen, edited and sent, in the words of the student's language and with their name", async () => {
  const student = await asked();
  expect(options()[0]?.value).toBe("nowy-telefon");
  expect(options()[0]?.description.text).toContain(copy("helpdesk.answers.uses", { count: 0 }));
  await marta.choosesAnswer("nowy-telefon");
  const { text } = field();
  expect(text).toBe(answer("nowy-telefon", "pl", { firstName: "Anna" }));
  await sends(`${text}\n\nMarta`);
  expect(student.seesAll).toContain("Cześć, Anna!");
  expect(student.seesAll).toContain("Marta");
});

test("what was typed stays above the answer, and a second answer comes below", async () => {
  await asked();
  await marta.choosesAnswer("zgubiony-telefon", { reply: "Dzień dobry!" });
  expect(field().text).toBe(`Dzień dobry!\n\n${answer("zgubiony-telefon")}`);
  const { block, text } = field();
  await marta.choosesAnswer("stare-kody", { [block]: `${text} I jeszcze:` });
  expect(field().text).toBe(`Dzień dobry!\n\n${answer("zgubiony-telefon")} I jeszcze:\n\n${answer("stare-kody")}`);
});

test("an answer that does not fit is not put in, and what was typed stays", async () => {
  await asked();
  const typed = "x".repeat(limits.inputLength - 10);
  await marta.choosesAnswer("stare-kody", { reply: typed });
  expect(field().text).toBe(typed);
  expect(marta.modal).toContain(copy("helpdesk.answers.tooLong", { most: limits.inputLength }));
});

test("a value that is not known stands in brackets, and nothing is sent until it is filled in or removed", async () => {
  const student = await asked("Do kiedy jest ważna?");
  await marta.choosesAnswer("wazna-do");
  const blank = `[${copy("helpdesk.answers.blank.expiryDate")}]`;
  expect(field().text).toContain(blank);
  const refused = await sends();
  expect(refused.body).toContain(copy("helpdesk.answers.blanks", { blanks: blank }));
  expect(student.seesAll).not.toContain(blank);
  await sends(field().text.replace(blank, "31 marca 2027"));
  expect(student.seesAll).toContain("31 marca 2027");
});

test("an answer that is sent is counted once, and the next form says so", async () => {
  await asked();
  await marta.choosesAnswer("stare-kody");
  await marta.choosesAnswer("zgubiony-telefon", { [field().block]: field().text });
  // The second one alone is sent.
  await sends(answer("zgubiony-telefon"));
  await marta.does(desk.world.slack.again("retry"));
  await desk.world.app.statistics.flush();
  await desk.world.pass(61_000);
  await marta.presses(card(), "reply");
  const used = options().filter(({ description }) =>
    description.text.includes(copy("helpdesk.answers.uses", { count: 1 })),
  );
  expect(used.map(({ value }) => value)).toEqual(["zgubiony-telefon"]);
});

test("a colleague's answer in the meantime is told before a second one is sent, once", async () => {
  const student = await asked();
  const wojtek = desk.staff("wojtek");
  await marta.choosesAnswer("zgubiony-telefon");
  await wojtek.writes(card(), "Już odpowiadam.");
  const { text } = field();
  await sends();
  expect(marta.modal).toContain(copy("helpdesk.refusal.answered", { name: wojtek.person.name }));
  expect(field().text).toBe(text);
  expect(student.seesAll).not.toContain(text);
  await sends();
  await marta.does(desk.world.slack.again("retry"));
  expect(student.screen.filter((it) => textOf(it).includes(text.split("\n")[0]!))).toHaveLength(1);
});

test("a student who now reads another language is told of before an answer in the old one is sent", async () => {
  const student = await asked();
  await marta.choosesAnswer("zgubiony-telefon");
  await speaks(student, "en");
  await sends();
  expect(marta.modal).toContain(copy("helpdesk.answers.otherLanguage", { language: copy("helpdesk.answers.in.en") }));
  await marta.choosesAnswer("zgubiony-telefon", { [field().block]: "" });
  expect(field().text).toBe(answer("zgubiony-telefon", "en"));
  await sends();
  expect(student.seesAll).toContain(answer("zgubiony-telefon", "en").split("\n")[0]);
});

test("an answer cannot be put in once the ticket is erased, and what was typed stays", async () => {
  const student = await asked();
  await desk.world.app.tickets.eraseAll(student.key);
  await marta.choosesAnswer("zgubiony-telefon", { reply: "Dzień dobry!" });
  expect(marta.modal).toContain(copy("helpdesk.refusal.unknown"));
  expect(field().text).toBe("Dzień dobry!");
  expect((await sends()).body).toContain(copy("helpdesk.refusal.unknown"));
});

test("of two quick choices the second does not take away the first", async () => {
  await asked();
  await Promise.all([marta.choosesAnswer("zgubiony-telefon"), marta.choosesAnswer("stare-kody")]);
  expect([answer("zgubiony-telefon"), answer("stare-kody")]).toContain(field().text);
  expect(marta.whispered(desk.world.slack.dm(marta.person.id))).toContain(copy("helpdesk.answers.notPut"));
});

describe("a name in the thread", () => {
  test("is replaced by the answer", async () => {
    const student = await asked();
    await marta.writes(card(), "Dzień dobry!\n#Zgubiony-telefon");
    expect(student.seesAll).toContain(`Dzień dobry!\n${answer("zgubiony-telefon").split("\n")[0]!}`);
    expect(student.seesAll).not.toContain("#");
    expect(marta.whispered().at(-1)).toBe(copy("helpdesk.thread.sent"));
  });

  test("that there is no answer of sends nothing, and its author reads which ones are near", async () => {
    const student = await asked();
    await marta.writes(card(), "Dzień dobry!\n#zgubiony-telefn");
    expect(student.seesAll).not.toContain("Dzień dobry!");
    expect(marta.whispered().at(-1)).toMatch(copyPattern("helpdesk.answers.near", { name: "zgubiony-telefn" }));
    expect(marta.whispered().at(-1)).toContain("#zgubiony-telefon");
    expect((await desk.world.app.ticketing.desk.get(idOf()))?.ticket.entries).toEqual([]);
  });

  test("whose answer lacks something sends nothing, and its author gets the text to complete", async () => {
    const student = await asked("Do kiedy jest ważna?");
    await marta.writes(card(), "#wazna-do");
    const blank = `[${copy("helpdesk.answers.blank.expiryDate")}]`;
    const told = marta.whispered().at(-1) ?? "";
    expect(told).toContain(copy("helpdesk.answers.blanks", { blanks: blank }));
    await marta.writes(card(), told.split("\n\n").slice(1).join("\n\n").replace(blank, "31 marca 2027"));
    expect(student.seesAll).toContain("31 marca 2027");
  });
});
