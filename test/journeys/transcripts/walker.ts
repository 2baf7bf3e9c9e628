import { languages, type Lang } from "../../../dialogs/kit/text";
import { pressablesOf, type OnScreen } from "../../support/chat";
import { isCalled } from "../../support/pressable";
import { Student } from "../../support/student";
import type { InstitutionName } from "../../support/institution";
import type { World } from "../../support/world";
import { linesOf, ownWords, said, type Line, type Said } from "./lines";
import type { Heard } from "./heard";

/** A person's own words, which differ by language. */
export type Words = Readonly<Record<Lang, string>>;

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/**
 * One invented student, in three languages side by side: whatever the script says is done in each of them, and what each then sees is written down.
 */
export class Walker {
  private readonly students: Readonly<Record<Lang, Student>>;
  private readonly seen = {
    pl: new Map<string, string>(),
    en: new Map<string, string>(),
    uk: new Map<string, string>(),
  };
  readonly lines: Readonly<Record<Lang, Line[]>> = { pl: [], en: [], uk: [] };

  constructor(
    readonly at: InstitutionName,
    private readonly world: World,
    private readonly heard: Heard,
    name: string,
  ) {
    const student = (lang: Lang): Student => {
      const user = `${name} (${lang})`;
      heard.equate(lang, user, name);
      return new Student(world, user, lang);
    };
    this.students = { pl: student("pl"), en: student("en"), uk: student("uk") };
    this.writesTime();
  }

  /** The name by which the sandbox knows this student in a language. */
  static handle = (lang: Lang): string => `walker-${lang}`;

  opens(): Promise<void> {
    return this.each("opens the chat", (student) => student.opens());
  }

  says(words: Words): Promise<void> {
    this.knows(words);
    return this.each(
      (lang) => ["says: ", ownWords(words[lang], lang)],
      (student, lang) => student.says(words[lang]),
    );
  }

  /** Presses the newest button of this choice or dialog. */
  presses(wanted: string): Promise<void> {
    return this.each(
      (lang) => ["presses [", labelOn(this.students[lang].withButton(wanted), wanted), "]"],
      (student) => student.presses(wanted),
    );
  }

  /** Types into the field of the card. */
  submits(words: Words): Promise<void> {
    this.knows(words);
    return this.each(
      (lang) => ["fills in: ", ownWords(words[lang], lang)],
      (student, lang) => student.submits(words[lang]),
    );
  }

  /** Goes to USOS by the sign-in button, confirms the chat there, and types the six digits here. */
  signsIn(): Promise<void> {
    return this.each(
      "signs in at USOS, confirms that the chat is theirs, types the six digits",
      async (student, lang) => student.says(await student.sixDigits(Walker.handle(lang))),
    );
  }

  /** Something happens at the university, at USOS or in the phone. */
  async happens(
    what: string,
    change: (control: World["sandbox"]["control"], handle: string) => unknown,
  ): Promise<void> {
    for (const lang of languages) change(this.world.sandbox.control, Walker.handle(lang));
    await this.each(`(${what})`, () => this.world.settle());
  }

  /** Somebody of the support answers the last ticket. */
  async staffAnswer(name: string, words: Words): Promise<void> {
    this.knows(words);
    await this.each(
      (lang) => [`(${name} of the support answers: `, ownWords(words[lang], lang), ")"],
      async (student, lang) => {
        const [ticket = ""] = /L-[A-Z2-9]{6}/.exec(student.seesAll) ?? [];
        const by = { id: `mail:${name}`, name };
        await this.world.app.ticketing.desk.act(
          ticket,
          { kind: "reply", text: words[lang], via: "slack" },
          by,
          `answer ${ticket}`,
        );
        await this.world.settle();
      },
    );
  }

  /** Lets time pass. Messages that appear on the way are written down with their time. */
  async passes(ms: number, step = Math.max(30_000, ms / 48)): Promise<void> {
    for (const end = this.world.now() + ms; this.world.now() < end;) {
      const span = Math.min(step, end - this.world.now());
      await this.world.pass(span, span);
      const news = languages.map((lang) => ({ lang, lines: this.news(lang) }));
      if (news.every(({ lines }) => lines.length === 0)) continue;
      this.writesTime();
      for (const { lang, lines } of news) this.lines[lang].push(...lines);
    }
    this.writesTime();
  }

  private async each(
    what: string | ((lang: Lang) => Line),
    act: (student: Student, lang: Lang) => Promise<unknown>,
  ): Promise<void> {
    for (const lang of languages) {
      const line = typeof what === "string" ? [what] : what(lang);
      this.lines[lang].push([], ["— ", ...line]);
      await act(this.students[lang], lang);
      this.lines[lang].push(...this.news(lang));
    }
  }

  private knows(words: Words): void {
    for (const lang of languages) this.heard.equate(lang, words[lang], words.pl);
  }

  /** The messages that are new on the screen or have changed since the last look. */
  private news(lang: Lang): Line[] {
    const before = this.seen[lang];
    return this.students[lang].screen.flatMap((message) => {
      const now = JSON.stringify([message.view, message.secret !== undefined]);
      const was = before.get(message.id);
      if (was === now) return [];
      before.set(message.id, now);
      return boxed(message, was !== undefined);
    });
  }

  private writesTime(): void {
    const time = timeOf(this.world.now());
    for (const lang of languages) this.lines[lang].push([], [`== ${time}`]);
  }
}

const boxed = (message: OnScreen, isChanged: boolean): Line[] => [
  [isChanged ? "  ┌ (an earlier message is now)" : "  ┌"],
  ...linesOf(message).map((line): Line => ["  │ ", ...line]),
];

const labelOn = ({ view }: OnScreen, wanted: string): Said =>
  said(pressablesOf(view).find(isCalled(wanted))?.label ?? "", view.lang);

const timeOf = (ms: number): string =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Warsaw",
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).format(ms);
