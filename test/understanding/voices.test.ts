import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { load } from "js-yaml";
import { z } from "zod";
import { root } from "../support/root";

const folder = join(root, "dialogs", "phrases");
const languages = ["pl", "en", "uk"] as const;
const line = z.union([z.string().min(1), z.strictObject({ text: z.string().min(1), also: z.string() })]);
const meaningFile = z.record(z.string(), z.array(line).min(1));
const { voices, neverTaught } = z
  .strictObject({ voices: z.record(z.string(), z.string()), neverTaught: z.array(z.string()) })
  .parse(load(readFileSync(join(folder, "writers.yaml"), "utf8")));

const phrases = languages.flatMap((lang) =>
  readdirSync(join(folder, lang)).flatMap((file) => {
    const meaning = basename(file, ".yaml");
    const byVoice = meaningFile.parse(load(readFileSync(join(folder, lang, file), "utf8")));
    return Object.entries(byVoice).flatMap(([voice, lines]) =>
      lines.map((it) => ({ lang, meaning, voice, ...(typeof it === "string" ? { text: it } : it) })),
    );
  }),
);
const meaningsOf = (lang: string): string[] => readdirSync(join(folder, lang)).map((it) => basename(it, ".yaml"));

describe("the phrases of many voices", () => {
  test.each(languages)("have lines for every meaning in %s, of each voice", (lang) => {
    expect(meaningsOf(lang)).toEqual(meaningsOf("pl"));
    const own = phrases.filter((it) => it.lang === lang);
    const known = new Set(own.map(({ voice }) => voice));
    expect(known.size).toBeGreaterThanOrEqual(12);
    for (const voice of known) {
      const meanings = new Set(own.filter((it) => it.voice === voice).map(({ meaning }) => meaning));
      expect([voice, meaningsOf(lang).filter((it) => !meanings.has(it)).length]).toEqual([voice, 0]);
    }
  });

  test("are 12,000 or more, of voices that are known, no line twice in a language", () => {
    expect(phrases.length).toBeGreaterThanOrEqual(12_000);
    expect(new Set(phrases.map(({ voice }) => voice))).toEqual(new Set(Object.keys(voices)));
    const said = phrases.map(({ lang, text }) => `${lang} ${text.toLowerCase()}`);
    expect(said.length - new Set(said).size).toBe(0);
  });

  test("name as a second meaning only another that is known", () => {
    const wrong = phrases.filter(
      (it) => "also" in it && (it.also === it.meaning || !meaningsOf("pl").includes(it.also)),
    );
    expect(wrong).toEqual([]);
  });

  test("hold two voices a language back, from which nothing is learnt", () => {
    const held = neverTaught.map((voice) => phrases.find((it) => it.voice === voice)?.lang);
    expect(held.sort()).toEqual(["en", "en", "pl", "pl", "uk", "uk"]);
  });

  test("hold no personal number and no address", () => {
    expect(phrases.filter(({ text }) => /\d{6}|@\w+\.\w/.test(text))).toEqual([]);
  });
});
