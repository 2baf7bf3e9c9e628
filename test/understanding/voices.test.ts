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
 * Voices that wrote what people say in the middle of the sign-in and the walkthrough, or mostly replies, where not every meaning occurs; they are
 * checked in addition to the others.
 */
const few = ["p", "e", "u"].flatMap((lang) => ["20", "21", "22", "55", "56", "57", "58"].map((it) => lang + it));

describe("the phrases of many voices", () => {
  test.each(languages)(
    "have lines for every meaning in %s, of each voice but those who wrote of one thing only",
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

  test("are 12,000 or more, of voices that are known, no line twice in a language", () => {
    expect(phrases.length).toBeGreaterThanOrEqual(12_000);
    expect(new Set(phrases.map(({ voice }) => voice))).toEqual(new Set(Object.keys(voices)));
    const said = phrases.map(({ lang, text }) => `${lang} ${text.toLowerCase()}`);
    expect(said.length - new Set(said).size).toBe(0);
  });

  test("name as a second meaning only another", () => {
    expect(phrases.filter((it) => it.also === it.meaning)).toEqual([]);
  });

  test("hold two voices a language back, from which nothing is learnt", () => {
    const by = new Map(held.map(({ voice, lang }) => [voice, lang]));
    expect([...by.values()].sort()).toEqual(["en", "en", "pl", "pl", "uk", "uk"]);
  });

  test("hold no personal number and no address", () => {
    expect(phrases.filter(({ text }) => /\d{6}|@\w+\.\w/.test(text))).toEqual([]);
  });
});
