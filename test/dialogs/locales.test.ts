import { languages, type Lang } from "../../dialogs/kit/text";
import { compileMessage } from "../../src/conversation/message";
import { choicesIn, isMessage, placeholdersIn, pluralForms } from "../../src/texts/message";
import { dates, doubledStopIn, foreignLettersIn, genderedIn, hasOwnWords } from "../../src/texts/wording";
import { buttonKeys, placeholders, readTexts, sources } from "./localeTexts";

const files = Object.fromEntries(languages.map((lang) => [lang, readTexts(lang)])) as Record<
  Lang,
  ReturnType<typeof readTexts>
>;
/** Every text of a language except the phrases that people type for a button, which the assistant never says. */
const texts = (lang: Lang): [string, string][] =>
  [...files[lang]].filter((it): it is [string, string] => typeof it[1] === "string" && !it[0].startsWith("said."));
const textOf = (lang: Lang, key: string): string => String(files[lang].get(key));

/** The keys whose text in a language is wrong, each with the text, so that a failing test shows both. */
const wrong = (lang: Lang, isWrong: (text: string, key: string) => boolean): string[] =>
  texts(lang).flatMap(([key, text]) => (isWrong(text, key) ? [`${key}: ${text}`] : []));

/** These texts name each language in that language itself. */
const ownNames = ["menu.language", "language.pl", "language.en", "language.uk"];

describe.each(languages)("the texts in %s", (lang) => {
  test("are all there, and no others", () => {
    const inAny = new Set(languages.flatMap((it) => [...files[it].keys()]));
    expect([...files[lang].keys()].sort()).toEqual([...inAny].sort());
  });

  test("are texts, not YAML's numbers, booleans or nothing", () => {
    expect([...files[lang]].filter(([, text]) => typeof text !== "string" || text.trim() === "")).toEqual([]);
  });

  test("are ICU messages", () => {
    expect(wrong(lang, (text) => !isMessage(text, lang))).toEqual([]);
  });

  test("have every plural form of the language, and none of another language", () => {
    const expected = [...pluralForms(lang)].sort().join();
    const isIncomplete = (text: string): boolean =>
      choicesIn(text, lang).some(
        ({ kind, branches }) =>
          kind === "plural" &&
          branches
            .filter((it) => !it.startsWith("="))
            .sort()
            .join() !== expected,
      );
    expect(wrong(lang, isIncomplete)).toEqual([]);
  });

  test("hold no ASCII apostrophe, which ICU reads as the opening of a quotation", () => {
    expect(wrong(lang, (text) => text.includes("'"))).toEqual([]);
  });

  test("call the languages by their own names", () => {
    expect(ownNames.map((key) => textOf(lang, key))).toEqual([
      "Język / Language / Мова",
      "Polski",
      "English",
      "Українська",
    ]);
  });

  test("fit on their buttons: 40 characters at most", () => {
    const labels = buttonKeys().flatMap((key) => {
      const text = textOf(lang, key);
      const names = placeholdersIn(text, lang);
      const branches = names.find(({ kind }) => kind === "select")?.branches ?? [ticket];
      return branches.map((branch) => {
        const values = names.map(({ name, kind }) => [name, kind === "select" ? branch : ticket] as const);
        const label = String(compileMessage(text, lang).format(Object.fromEntries(values)));
        return { key, label, length: label.length };
      });
    });
    expect(labels.filter(({ length }) => length > 40)).toEqual([]);
  });

  test("assume nobody's gender", () => {
    expect(wrong(lang, (text) => genderedIn(text, lang) !== undefined)).toEqual([]);
  });
});

test.each(["en", "uk"] as const)("the texts in %s take the same values as the Polish ones", (lang) => {
  const differs = (text: string, key: string): boolean =>
    placeholders(text, lang).join("; ") !== placeholders(textOf("pl", key), "pl").join("; ");
  expect(wrong(lang, differs)).toEqual([]);
});

test("no text puts a full stop after a Ukrainian date, which already ends with one («2027 р.»)", () => {
  const named = [...sources().matchAll(/(\w+): (?:day|moment)\(/g)].map(([, name]) => name);
  expect([...new Set(named)].sort()).toEqual([...dates]);
  expect(wrong("uk", (text) => doubledStopIn(text, "uk") !== undefined)).toEqual([]);
});

describe("no text of one language is left in another", () => {
  test.each(languages)(
    "%s is written in its own letters, except for names and what the app shows in Polish",
    (lang) => {
      const isMixed = (text: string, key: string): boolean =>
        !ownNames.includes(key) && foreignLettersIn(text, lang) !== undefined;
      expect(wrong(lang, isMixed)).toEqual([]);
    },
  );

  test("English repeats no Polish text of several words, except for names", () => {
    const isCopied = (text: string, key: string): boolean =>
      !ownNames.includes(key) && hasOwnWords(text, "en") && text === textOf("pl", key);
    expect(wrong("en", isCopied)).toEqual([]);
  });
});

const ticket = "L-ABCDEF";
