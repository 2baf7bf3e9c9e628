import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "js-yaml";
import { dialogs } from "../../dialogs";
import { repliesTo } from "../../dialogs/kit/dialog";
import { repliesIn, situations } from "../../dialogs/kit/replies";
import { languages } from "../../dialogs/kit/text";
import { repliesDir } from "../../src/understanding/training/files";
import { judgeReplies, measureReplies } from "../../src/understanding/training/measureReplies";
import { loadReplies } from "../../src/understanding/training/replyLines";
import { model, readReply, replyModel } from "../support/understanding";

const { taught, held } = loadReplies(repliesDir);
const lines = [...taught, ...held];

describe("the replies of many voices", () => {
  test.each(languages)("exist for every situation and every reply in %s, from at least ten voices", (lang) => {
    const own = taught.filter((it) => it.lang === lang);
    expect(new Set(own.map(({ voice }) => voice)).size).toBeGreaterThanOrEqual(10);
    for (const situation of situations) {
      const at = own.filter((it) => it.situation === situation);
      expect(new Set(at.map(({ reply }) => reply))).toEqual(new Set(repliesIn[situation]));
    }
  });

  test("are from known voices, of which six in each language are held back and not learnt from", () => {
    const writers = load(readFileSync(join(repliesDir, "writers.yaml"), "utf8")) as { voices: Record<string, string> };
    expect(new Set(lines.map(({ voice }) => voice))).toEqual(new Set(Object.keys(writers.voices)));
    const voices = (lang: string) => new Set(held.filter((it) => it.lang === lang).map(({ voice }) => voice)).size;
    expect(languages.map(voices)).toEqual([6, 6, 6]);
  });

  test("contain no personal number and no address", () => {
    expect(lines.filter(({ text }) => /\d{6}|@\w+\.\w/.test(text))).toEqual([]);
  });
});

describe("a reply of a voice that was never taught", () => {
  const judged = judgeReplies(held, replyModel, model);

  test("is understood, and seldom mistaken with certainty", () => {
    const { lines: count, right, sureRight, sureWrong } = measureReplies(judged);
    expect(count).toBeGreaterThan(1_500);
    expect(right).toBeGreaterThanOrEqual(0.86);
    expect(sureRight).toBeGreaterThanOrEqual(0.65);
    expect(sureWrong).toBeLessThanOrEqual(0.03);
  });

  test.each(languages)("is understood in %s", (lang) => {
    const { right, sureWrong } = measureReplies(judged.filter((it) => it.line.lang === lang));
    expect(right).toBeGreaterThanOrEqual(0.83);
    expect(sureWrong).toBeLessThanOrEqual(0.04);
  });

  test("loses or sends a letter by a certain mistake in at most one of fifty cases", () => {
    const letters = judged.filter(({ line }) => ["letter", "review", "which"].includes(line.situation));
    const lost = letters.filter(({ isSure, right, reply }) => isSure && !right && reply === "decline");
    expect(lost.length / letters.length).toBeLessThanOrEqual(0.02);
  });
});

test("no reply is found in an empty text", () => {
  for (const text of ["", "   ", "\u200b", "…", ":)"]) expect(readReply(text, "step")).toBeUndefined();
});

test("every situation of replies belongs to a step, and every step says where its replies lead", () => {
  const steps = Object.values(dialogs).flatMap((it) => Object.values(it.steps));
  const named = steps.flatMap((step) => [{}, { shown: "yes" }].flatMap((data) => repliesTo(step, data) ?? []));
  expect(new Set(named.map(({ situation }) => situation))).toEqual(new Set(situations));
  for (const { situation, on } of named)
    expect(Object.keys(on).filter((it) => !(repliesIn[situation] as readonly string[]).includes(it))).toEqual([]);
});

describe("a file of replies", () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "replies-"));
    cpSync(repliesDir, dir, { recursive: true });
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  test("with a reply that its situation does not have is refused, and those it has are named", () => {
    appendFileSync(join(dir, "en", "order.yaml"), "back:\n  e31:\n    - one back\n");
    expect(() => loadReplies(dir)).toThrow(/order\.yaml[^]*«back»[^]*accept, ask, decline/);
  });

  test("with a line of an unnamed voice is refused", () => {
    writeFileSync(join(dir, "en", "order.yaml"), "ask:\n  e98:\n    - is it\n");
    expect(() => loadReplies(dir)).toThrow(/e98[^]*is it/);
  });

  test("that is missing is reported by name", () => {
    rmSync(join(dir, "uk", "step.yaml"));
    expect(() => loadReplies(dir)).toThrow(/uk\/step\.yaml is missing/);
  });
});
