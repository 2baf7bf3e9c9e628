import { names } from "../../../../src/channels/slack/helpdesk/deps";
import type { SlackMessage } from "../../../../sandbox/slack/control";
import { copy } from "../../../support/copy";
import type { SlackStudent } from "../slackStudent";
import { textOf } from "../slackStudent";
import { openDeskWorld, type DeskWorld, type SlackStaff } from "./deskWorld";

let desk: DeskWorld;
let marta: SlackStaff;
beforeEach(async () => {
  desk = await openDeskWorld();
  marta = desk.staff("marta");
});
afterEach(() => desk.close());

const card = (): SlackMessage => desk.cards().at(-1)!;
const down = "mObywatel pokazuje błąd 17 od rana";
const state = "Trwa awaria mObywatela, naprawa potrwa do 14:00.";

/** A student writes to support, up to the card that says what will be sent, or that support knows of it. */
async function writes(handle: string, words: string, wish = "chcę pogadać z człowiekiem"): Promise<SlackStudent> {
  const student = desk.world.slackStudent(handle);
  await student.signsInAs(handle);
  await student.says(wish);
  await student.submits(words);
  return student;
}
async function asks(handle: string, words: string, wish?: string): Promise<SlackStudent> {
  const student = await writes(handle, words, wish);
  await student.presses("send");
  return student;
}

async function knows(values: Readonly<Record<string, string>>, who = marta) {
  await who.opensHome();
  await who.pressesHome(names.problems);
  return who.submits(values);
}

async function answersMany(values: Readonly<Record<string, string>>, who = marta) {
  await who.opensHome();
  await who.pressesHome(names.many);
  return who.submits(values);
}

describe("a problem that support knows of", () => {
  test("is told to a student who writes about it before anything is sent, and they can write nevertheless", async () => {
    await knows({ phrases: "błąd 17, kod nie działa", pl: state });
    expect(marta.modal).toContain(copy("helpdesk.problems.kept"));
    const anna = await writes("anna", down);
    expect(anna.sees).toContain(state);
    expect(anna.sees).toContain(copy("escalate.known.title"));
    expect(desk.cards()).toEqual([]);
    await anna.presses("nevertheless");
    expect(anna.sees).toContain(down);
    await anna.presses("send");
    expect(textOf(card())).toContain(copy("helpdesk.card.problem", { name: "błąd 17, kod nie działa" }));
  });

  test("is written anew from what it said, so its other texts stay, and a new one takes nothing from it", async () => {
    await knows({ phrases: "błąd 17", pl: state, uk: "Триває аварія." });
    await marta.opensHome();
    await marta.pressesHome(names.problems);
    const chooses = (which: string) =>
      marta.does(desk.world.slack.presses(marta.person.id, "modal", names.problemChosen, which));
    await chooses("błąd 17");
    await marta.submits({ "pl:1": "Naprawiamy." });
    const oksana = await writes("oksana", "У мене помилка: błąd 17", "хочу поговорити з людиною");
    expect(oksana.sees).toContain("Триває аварія.");
    await marta.opensHome();
    await marta.pressesHome(names.problems);
    await chooses("błąd 17");
    await chooses("new");
    await marta.submits({ "phrases:2": "kod 99", "pl:2": "Inny problem." });
    await marta.opensHome();
    await marta.pressesHome(names.problems);
    expect(marta.modal).toContain("Naprawiamy.");
    expect(marta.modal).toContain("Inny problem.");
  });

  test("that is older in the tickets than in the list finds them by its words", async () => {
    const anna = await asks("anna", down);
    const piotr = await asks("piotr", "Nie widzę przycisku");
    await knows({ phrases: "błąd 17", pl: state });
    expect(marta.modal).toContain(copy("helpdesk.problems.openNow", { count: 1 }));
    await answersMany({ problem: "błąd 17", pl: "Naprawione." });
    await marta.submits({});
    expect(anna.seesAll).toContain("Naprawione.");
    expect(piotr.seesAll).not.toContain("Naprawione.");
  });

  test("is told with a short note to a student for whose language there is no text", async () => {
    await knows({ phrases: "błąd 17", pl: state });
    const oksana = await writes("oksana", "У мене помилка: błąd 17", "хочу поговорити з людиною");
    expect(oksana.sees).toContain(`Це є лише польською: ${state}`);
    const anna = await writes("anna", down);
    expect(anna.sees).toContain(`\n${state}\n`);
  });

  test("spares the ticket of a student for whom its state is enough, and who can still come back to the text", async () => {
    await knows({ phrases: "bledy 99\nbłąd 17", pl: state });
    const anna = await writes("anna", "Blad nr 17 w aplikacji");
    await anna.presses("enough");
    expect(desk.cards()).toEqual([]);
    await anna.presses("takeUp");
    expect(anna.sees).toContain("Blad nr 17 w aplikacji");
    await anna.presses("send");
    expect(desk.cards()).toHaveLength(1);
  });

  test("is not told about another matter, nor any more once staff have ended it", async () => {
    await knows({ phrases: "błąd 17", pl: state });
    const piotr = await writes("piotr", "Czy błąd w nazwisku można poprawić?");
    expect(piotr.seesAll).not.toContain(state);
    await marta.opensHome();
    await marta.pressesHome(names.problems);
    expect(marta.modal).toContain(state);
    await marta.does(desk.world.slack.presses(marta.person.id, "modal", names.problemEnd));
    const anna = await writes("anna", down);
    expect(anna.seesAll).not.toContain(state);
  });

  test("is written anew in its place, and every change is in the audit log", async () => {
    await knows({ phrases: "błąd 17", pl: state });
    await marta.opensHome();
    await marta.pressesHome(names.problems);
    await marta.does(desk.world.slack.presses(marta.person.id, "modal", names.problemChosen, "błąd 17"));
    await marta.submits({ "pl:1": "Już działa." });
    expect((await knows({ phrases: "??", pl: "Tak" })).body).toContain(copy("helpdesk.problems.noPhrases"));
    const anna = await writes("anna", down);
    expect(anna.sees).toContain("Już działa.");
    expect(anna.sees).not.toContain(state);
    expect((await desk.audit()).map(({ what, reason }) => `${what} ${reason ?? ""}`)).toEqual([
      `known problem pl: ${state}`,
      "known problem pl: Już działa.",
    ]);
  });
});

describe("one answer to many tickets", () => {
  test("goes after a preview and a second press to those that fit, each in the student's language, once", async () => {
    const anna = await asks("anna", down);
    const oksana = await asks("oksana", "У мене помилка: błąd 17", "хочу поговорити з людиною");
    const piotr = await asks("piotr", "Jak zmienić zdjęcie?");
    await answersMany({ phrases: "błąd 17", pl: "Już działa, spróbuj teraz.", uk: "Вже працює.", resolves: "yes" });
    expect(marta.modal).toContain(copy("helpdesk.many.counted", { count: 2 }));
    expect(marta.modal).toContain(down);
    expect(marta.modal).not.toContain("zdjęcie");
    expect(anna.seesAll).not.toContain("Już działa");

    await marta.submits({});
    await marta.does(desk.world.slack.again("retry"));
    expect(marta.modal).toContain(copy("helpdesk.many.sending"));
    expect(anna.screen.filter((it) => textOf(it).includes("Już działa, spróbuj teraz."))).toHaveLength(1);
    expect(oksana.screen.filter((it) => textOf(it).includes("Вже працює."))).toHaveLength(1);
    expect(oksana.seesAll).not.toContain("Już działa");
    expect(piotr.seesAll).not.toContain("Już działa");
    const open = await desk.world.app.ticketing.desk.open();
    expect(open.map(({ ticket }) => ticket.text)).toEqual(["Jak zmienić zdjęcie?"]);
    const report = desk.world.slack.screen(desk.channel).map(textOf).join("\n");
    expect(report).toContain(copy("helpdesk.many.report.sent", { count: 2 }));
    const noted = (await desk.audit()).map(({ what, outcome }) => `${what}: ${outcome}`);
    expect(noted).toEqual(expect.arrayContaining(["answer to many: asked", "reply: asked", "resolve: asked"]));
    expect(noted.filter((it) => it === "reply: asked")).toHaveLength(2);
    expect(desk.world.inbox.messages().filter(({ text }) => text.includes("Już działa"))).toEqual([]);
  });

  test("can be changed after a look at its preview, without being written again", async () => {
    const anna = await asks("anna", down);
    await answersMany({ phrases: "błąd 99", pl: "Już działa." });
    expect(marta.modal).toContain(copy("helpdesk.many.counted", { count: 0 }));
    await marta.does(desk.world.slack.closes(marta.person.id));
    await marta.submits({ phrases: "błąd 17" });
    expect(marta.modal).toContain(copy("helpdesk.many.counted", { count: 1 }));
    await marta.submits({});
    expect(anna.seesAll).toContain("Już działa.");
  });

  test("goes with a short note to those for whose language there is no text, as the preview says", async () => {
    const anna = await asks("anna", down);
    const oksana = await asks("oksana", "У мене помилка: błąd 17", "хочу поговорити з людиною");
    await answersMany({ phrases: "błąd 17", pl: "Już działa." });
    const shown = marta.modal.split("\n");
    const heading = (language: string, count: number) =>
      `${copy("helpdesk.announce.seenIn", { language: copy(`helpdesk.announce.language.${language}`) })} ${copy("helpdesk.many.readers", { count })}`;
    expect(shown).toContain(heading("pl", 1));
    expect(shown).toContain(`${heading("uk", 1)} ${copy("helpdesk.announce.inPolish")}`);
    await marta.submits({});
    const only = "Це повідомлення є лише польською.";
    expect(oksana.seesAll).toMatch(new RegExp(`${only}\\s+Już działa\\.`, "u"));
    expect(anna.seesAll).not.toContain(only);
  });

  test.each([
    ["[imię]", "Cześć, [imię]! Już działa."],
    ["[Imie Studenta]", "Cześć, [Imie Studenta]! Już działa."],
    ["{{imię}}", "Cześć, {{imię}}! Już działa."],
  ])("is not sent with %s, which nobody has filled in", async (blank, pl) => {
    const anna = await asks("anna", down);
    const answer = await answersMany({ phrases: "błąd 17", pl });
    expect(answer.body).toContain(copy("helpdesk.answers.blanks", { blanks: blank }));
    await marta.submits({ pl: "Cześć! Już działa [dziś o 14]." });
    await marta.submits({});
    expect(anna.seesAll).toContain("Już działa [dziś o 14].");
  });

  test("leaves out who got another answer after the preview, and says so", async () => {
    const anna = await asks("anna", down);
    const first = card();
    await asks("piotr", `Hej, ${down}`);
    await answersMany({ phrases: "błąd 17", pl: "Już działa." });
    await desk.staff("wojtek").writes(first, "Zadzwonię zaraz.");
    await marta.submits({});
    expect(anna.seesAll).toContain("Zadzwonię zaraz.");
    expect(anna.seesAll).not.toContain("Już działa.");
    const said = desk.world.slack.screen(desk.channel).map(textOf).join("\n");
    expect(said).toContain(copy("helpdesk.many.report.answered", { count: 1 }));
    expect(said).toContain(copy("helpdesk.many.report.sent", { count: 1 }));
    // As an answer to one ticket does, an answer to many claims those that it answers and that nobody has.
    const claimed = (name: string): string => copy("helpdesk.card.claimed", { name });
    expect(textOf(card())).toContain(claimed(marta.person.name));
    expect(textOf(desk.cards()[0])).toContain(claimed(desk.staff("wojtek").person.name));
  });

  test("is not sent to everybody, with a PESEL, or as other than the preview showed", async () => {
    const anna = await asks("anna", down);
    const wrong = async (values: Readonly<Record<string, string>>, key: string) =>
      expect((await answersMany(values)).body).toContain(copy(`helpdesk.${key}`));
    await wrong({ pl: "Już działa." }, "many.nothing");
    await wrong({ phrases: "błąd 17", pl: "44051401359" }, "many.pesel");
    await wrong({ phrases: "błąd 17", pl: "Tak", fromTime: "10:00" }, "announce.noSuchDay");
    await answersMany({ phrases: "błąd 99", pl: "Tak" });
    expect(marta.modal).toContain(copy("helpdesk.many.counted", { count: 0 }));
    expect(anna.seesAll).not.toContain("Już działa.");
  });

  test("goes to all that are linked with a known problem, whatever their words, by two of staff at once only once", async () => {
    await knows({ phrases: "błąd 17", pl: state });
    const anna = await writes("anna", down);
    await anna.presses("nevertheless");
    await anna.presses("send");
    const piotr = await asks("piotr", "Nie widzę przycisku");
    await answersMany({ problem: "błąd 17", pl: "Naprawione." });
    expect(marta.modal).toContain(copy("helpdesk.many.counted", { count: 1 }));
    await Promise.all([marta.submits({}), marta.does(desk.world.slack.again("retry"))]);
    await marta.does(desk.world.slack.again("replay"));
    expect(anna.screen.filter((it) => textOf(it).includes("Naprawione."))).toHaveLength(1);
    expect(piotr.seesAll).not.toContain("Naprawione.");
  });

  test("is for staff only", async () => {
    const karol = desk.staff("karol");
    desk.world.slack.joins(karol.person.id, "channel");
    await desk.world.slack.idle();
    await asks("anna", down);
    await answersMany({ phrases: "błąd 17", pl: "Już działa." }, karol);
    desk.world.slack.leaves(karol.person.id, "channel");
    await desk.world.slack.idle();
    await karol.submits({});
    expect(karol.modal).toContain(copy("helpdesk.onlyStaff"));
    expect(desk.world.slackStudent("anna").seesAll).not.toContain("Już działa.");
  });
});
