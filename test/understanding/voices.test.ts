import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { languages } from "../../dialogs/kit/text";
import { meanings } from "../../src/understanding";
import { phrasesDir } from "../../src/understanding/training/files";
import { loadPhrases } from "../../src/understanding/training/phrases";

const { taught, held } = loadPhrases(phrasesDir);
const phrases = [...taught, ...held];
const { voices } = load(readFileSync(join(phrasesDir, "writers.yaml"), "utf8")) as { voices: Record<string, string> };
/** Whether a voice belongs to the makers of the product, who wrote before the policy had all its meanings. */
const isMakers = (voice: string): boolean => voice.endsWith("00");

/**
 * Voices that wrote what people say in the middle of the sign-in and the walkthrough, mostly replies, or what is no wish of ours, where not every
 * meaning occurs; they are checked in addition to the others.
 */
const someNumbers = ["20", "21", "22", "55", "56", "57", "58", "71", "72", "73"];
const few = ["p", "e", "u"].flatMap((lang) => someNumbers.map((it) => lang + it));

describe("the phrases of many voices", () => {
  test.each(languages)(
    "have lines for every meaning in %s from each voice, except for voices that wrote about one topic only",
    (lang) => {
      const own = phrases.filter((it) => it.lang === lang);
      const known = [...new Set(own.map(({ voice }) => voice))].filter((it) => !isMakers(it) && !few.includes(it));
      expect(known.length).toBeGreaterThanOrEqual(12);
      for (const voice of known) {
        const meant = new Set(own.filter((it) => it.voice === voice).map(({ meaning }) => meaning));
        expect([voice, meanings.filter((it) => !meant.has(it))]).toEqual([voice, []]);
      }
    },
  );

  test("are at least 12,000, from known voices, with no line twice in a language", () => {
    expect(phrases.length).toBeGreaterThanOrEqual(12_000);
    expect(new Set(phrases.map(({ voice }) => voice))).toEqual(new Set(Object.keys(voices)));
    const said = phrases.map(({ lang, text }) => `${lang} ${text.toLowerCase()}`);
    expect(said.length - new Set(said).size).toBe(0);
  });

  test("name only a different meaning as a second one", () => {
    expect(phrases.filter((it) => it.also === it.meaning)).toEqual([]);
  });

  test("include two voices in each language that are held back and not learnt from", () => {
    const by = new Map(held.map(({ voice, lang }) => [voice, lang]));
    expect([...by.values()].sort()).toEqual(["en", "en", "pl", "pl", "uk", "uk"]);
  });

  test("contain no personal number and no address", () => {
    expect(phrases.filter(({ text }) => /\d{6}|@\w+\.\w/.test(text))).toEqual([]);
  });
});
