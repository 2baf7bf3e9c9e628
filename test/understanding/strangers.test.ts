import { readFileSync } from "node:fs";
import { join } from "node:path";
import { languages, type Lang } from "../../dialogs/kit/text";
import { costly, meanings, type Meaning } from "../../src/understanding";
import { phrasesDir } from "../../src/understanding/training/files";
import { isSurelyWrong, judge, measure, unlike, type Judged } from "../../src/understanding/training/measure";
import { loadPhrases, type Phrase } from "../../src/understanding/training/phrases";
import { model, understand } from "../support/understanding";

const { taught, held } = loadPhrases(phrasesDir);

/** Messages by a writer who saw neither the phrases nor the program; two other people labelled them with only the policy and the text. */
const secondWriter = readFileSync(join(__dirname, "secondWriter.tsv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((it): Phrase => {
    const [lang, meaning, also, text] = it.split("\t") as [Lang, Meaning, Meaning | "", string];
    return { lang, meaning, ...(also !== "" && { also }), text, voice: "second writer" };
  });

const sets: readonly (readonly [string, readonly Judged[]])[] = [
  ["the voices that were never taught", judge(unlike(held, taught), model, understand)],
  ["a second writer's messages", judge(secondWriter, model, understand)],
];

test("is checked with messages whose meaning is one of the policy's", () => {
  expect(secondWriter.filter(({ meaning }) => !meanings.includes(meaning))).toEqual([]);
  expect(sets.map(([, judged]) => judged.length)).toEqual([expect.any(Number), 168]);
  expect(sets[0]?.[1].length).toBeGreaterThan(2_000);
});

describe.each(sets)("%s", (_, judged) => {
  test("are understood: first guess, three guesses, surely, surely wrong, nothing", () => {
    const { top1, top3, sureRight, sureWrong, nothing } = measure(judged);
    expect(top1).toBeGreaterThanOrEqual(0.9);
    expect(top3).toBeGreaterThanOrEqual(0.97);
    expect(sureRight).toBeGreaterThanOrEqual(0.62);
    // One of 168 messages is 0.6 %.
    expect(sureWrong).toBeLessThanOrEqual(judged.length > 1_000 ? 0.01 : 0.013);
    expect(nothing).toBeLessThanOrEqual(0.03);
  });

  test("are hardly ever taken surely for what would cost something", () => {
    const wrong = judged.filter(
      (it) => isSurelyWrong(it) && it.understood.kind === "sure" && costly.has(it.understood.intent),
    );
    expect(wrong.length / judged.length).toBeLessThanOrEqual(0.006);
  });
});

test("no language of the voices never taught is understood worse than another by more than four points", () => {
  const firsts = languages.map((lang) => measure(sets[0]![1].filter(({ phrase }) => phrase.lang === lang)).top1);
  expect(Math.max(...firsts) - Math.min(...firsts)).toBeLessThanOrEqual(0.04);
});

test.each(languages)("hardly ever takes %s for another language", (lang) => {
  const own = sets[0]![1].filter(({ phrase }) => phrase.lang === lang);
  const wrong = own.filter(({ understood: it }) => it.lang !== undefined && it.lang !== lang);
  const told = own.filter(({ understood: it }) => it.lang === lang);
  expect(wrong.length / own.length).toBeLessThanOrEqual(0.01);
  expect(told.length / own.length).toBeGreaterThanOrEqual(0.8);
});
