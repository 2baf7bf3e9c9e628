import { languages, type Lang } from "../../dialogs/kit/text";
import type { Content } from "../../src/conversation/ports";
import { textOf } from "../support/chat";
import { copyIn } from "../support/copy";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";

const locales: Readonly<Record<Lang, string>> = { pl: "pl-PL", en: "en-GB", uk: "uk-UA" };
const pesel = "44051401359";
/**
 * The language of a text is recognised by its last words, so each text ends with a short sentence: the student's language must not be guessed
 * wrongly.
 */
const tenKilobytes = "qwzx ".repeat(2_100);

interface Slip {
  readonly what: string;
  readonly content: Content;
  /** The one sentence that the assistant answers with. */
  readonly answer: string;
  readonly values?: Readonly<Record<string, number>>;
  /** Whether the current card is shown again below the answer. */
  readonly cardAgain: boolean;
}

const text = (words: string): Content => ({ kind: "text", text: words });
const button = (it: string): Content => ({ kind: "button", button: it });
const notUnderstood = { answer: "problem.notUnderstood", cardAgain: false };
const empty = { answer: "problem.emptyText", cardAgain: true };
const foreign = { answer: "problem.foreignButton", cardAgain: true };

const slips: readonly Slip[] = [
  {
    what: "ten kilobytes",
    content: text(tenKilobytes),
    answer: "problem.tooLong",
    values: { max: 4000 },
    cardAgain: false,
  },
  { what: "only emoji", content: text("🙈🙈🙈"), ...notUnderstood },
  { what: "text from right to left", content: text("שלום עליכם"), ...notUnderstood },
  { what: "text with turned direction", content: text("\u202E\u2066asdf ghjk\u2069"), ...notUnderstood },
  { what: "only invisible characters", content: text("\u200b\u200d\ufeff\u2060"), ...empty },
  { what: "an empty message", content: text(""), ...empty },
  { what: "only spaces", content: text(" \n\t "), ...empty },
  {
    what: "a photo",
    content: { kind: "attachment", type: "image" },
    answer: "problem.attachment.image",
    cardAgain: true,
  },
  {
    what: "a voice note",
    content: { kind: "attachment", type: "audio" },
    answer: "problem.attachment.audio",
    cardAgain: true,
  },
  { what: "a file", content: { kind: "attachment", type: "file" }, answer: "problem.attachment.file", cardAgain: true },
  {
    what: "an old button",
    content: button("c/activate/1/phone/android/long-ago"),
    answer: "problem.oldButton",
    cardAgain: true,
  },
  { what: "a forged button", content: button("c/order/1/<b>/place/x"), ...foreign },
  { what: "a button that opens nothing", content: button("o/../etc/passwd?"), ...foreign },
];

describe.each(languages)("in %s, a student who makes a mistake", (lang) => {
  let world: World;
  let student: Student;

  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    student = world.student("Ola", locales[lang]);
    await student.opens();
    await student.presses("activate");
    await student.presses("iphone");
  });

  const says = (key: string, values?: Readonly<Record<string, number>>): string => copyIn(lang, key, values);
  const card = (): string => says("activate.prepare.title");
  const isOn = async (): Promise<void> => {
    expect(await student.presses("next")).toContain(says("activate.open-iphone.title"));
    expect(world.logLines.filter((it) => /"level":(50|60)|"stack"/.test(it))).toEqual([]);
  };

  test.each(slips)(
    "by sending $what gets one clear answer and goes on from the same place",
    async ({ content, cardAgain, ...it }) => {
      const before = student.screen.length;
      await student.does(content);
      const shown = student.screen.slice(before).map(({ view }) => view);
      expect(shown).toHaveLength(cardAgain ? 2 : 1);
      expect(shown[0]?.paragraphs).toEqual([says(it.answer, it.values)]);
      expect(shown.every((view) => view.lang === lang)).toBe(true);
      expect(shown.filter(({ title }) => title === card())).toHaveLength(cardAgain ? 1 : 0);
      await isOn();
    },
  );

  test("again and again is answered each time, and the card appears on the screen only once", async () => {
    const before = student.screen.length;
    for (let times = 0; times < 4; times++) await student.does({ kind: "attachment", type: "image" });
    const shown = student.screen.slice(before).map(({ view }) => view);
    expect(shown.filter(({ title }) => title === card())).toHaveLength(1);
    const answers = shown.filter(({ paragraphs }) => paragraphs[0] === says("problem.attachment.image"));
    expect(answers).toHaveLength(4);
    expect(answers.at(-1)?.buttons.map(({ label }) => label)).toEqual([says("button.menu"), says("button.human")]);
    await isOn();
  });

  test("by typing a PESEL is told once that it was masked, and it is stored nowhere", async () => {
    const before = student.screen.length;
    await student.says(`qwzx ${pesel}`);
    const shown = student.screen.slice(before).map(({ view }) => textOf(view));
    expect(shown).toHaveLength(1);
    expect(shown[0]?.split(says("problem.masked"))).toHaveLength(2);
    expect(await everything(world)).not.toContain(pesel);
    await isOn();
  });

  test("by typing a PESEL into a request for help sees it masked in the letter to be sent", async () => {
    await student.presses("stuck");
    await student.presses("human");
    const typed = await student.submits(`qwzx qwzx 440514 01359`);
    expect(typed.split(says("problem.masked"))).toHaveLength(2);
    expect(typed).toContain("qwzx qwzx •••••••••••");
    expect(typed).toContain(says("escalate.reviewTitle"));
    expect(await student.presses("send")).not.toContain(says("problem.masked"));
    await world.pass(60_000);
    expect(JSON.stringify(world.inbox.messages())).toContain("qwzx qwzx •••••••••••");
    expect(await everything(world)).not.toMatch(/440514 ?01359/);
  });
});

async function everything(world: World): Promise<string> {
  const records: unknown[] = [];
  for (const kind of ["person", "account", "ticket", "shown", "ceremony"])
    for await (const record of world.store.scan(kind)) records.push(record);
  const screens = [...world.channel.screens.values()].flat().map(({ view }) => view);
  return JSON.stringify([records, screens, world.logLines, world.inbox.messages()]);
}
