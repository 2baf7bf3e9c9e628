import { dialogs } from "../../dialogs";
import { choiceOf } from "../../dialogs/kit/dialog";
import { languages } from "../../dialogs/kit/text";
import { advance } from "../../src/conversation/engine";
import { costly } from "../../src/understanding";
import { phrasesDir } from "../../src/understanding/training/files";
import { isSurelyWrong, judge, measure, type Judged } from "../../src/understanding/training/measure";
import { loadPhrases } from "../../src/understanding/training/phrases";
import { loadSecondWriter } from "../../src/understanding/training/secondWriter";
import { withoutSimilar } from "../../src/understanding/training/similar";
import { costlyEffects } from "../conversation/costlyEffects";
import { aChat, frameAt, linked, surroundings } from "../conversation/people";
import { interpreted, model } from "../support/understanding";

const { taught, held } = loadPhrases(phrasesDir);
/** The product's own reader is judged: its rules, small questions and classifiers together. */
const strangers = judge(withoutSimilar(held, taught), model, interpreted);
const secondWriter = judge(loadSecondWriter(), model, interpreted);

/** The share of texts surely taken for a costly intent that they do not have. It opens a card on which something costly can be pressed. */
const surelyCostly = (judged: readonly Judged[]): number =>
  judged.filter((it) => isSurelyWrong(it) && it.understood.kind === "sure" && costly.has(it.understood.intent)).length /
  judged.length;

const data = { orderId: "7001", what: "card", text: "Kod nie działa", ticket: "L-1", about: "photo", phone: "iphone" };
/** The steps with a button for something that cannot be taken back. Words may place an order, where they say nothing else. */
const grave = Object.values(dialogs).flatMap(({ id, steps }) =>
  Object.entries(steps)
    .filter(([, { on }]) => Object.keys(on).some((name) => choiceOf(on, name)?.pressOnly))
    .map(([step]) => frameAt(id, step, data)),
);
const around = surroundings();

/** The texts that do something irreversible at a step with a button for it, each at another one. */
const irreversible = (judged: readonly Judged[]): readonly string[] =>
  judged.flatMap(({ phrase: { text, lang }, understood }, at) => {
    const frame = grave[at % grave.length];
    if (!frame) return [`no step for «${text}»`];
    const content = { kind: "content", content: { kind: "text", text }, understood } as const;
    const { outputs } = advance(aChat({ ...linked, lang, frame }), content, around);
    const done = outputs.flatMap((it) =>
      it.kind === "do" && costlyEffects.has(it.effect.kind) ? [it.effect.kind] : [],
    );
    return done.filter((it) => it !== "order.place").map((it) => `${it} by «${text}» at ${frame.dialog}.${frame.step}`);
  });

describe("the voices that were never taught", () => {
  test("are understood by the first guess, by three guesses, surely, surely wrong, not at all as often as is asked for", () => {
    expect(strangers.length).toBeGreaterThan(1_800);
    const { top1, top3, sureRight, sureWrong, nothing } = measure(strangers);
    expect(top1).toBeGreaterThanOrEqual(0.9);
    expect(top3).toBeGreaterThanOrEqual(0.97);
    expect(sureRight).toBeGreaterThanOrEqual(0.65);
    expect(sureWrong).toBeLessThanOrEqual(0.01);
    expect(nothing).toBeLessThanOrEqual(0.03);
  });

  test("are hardly ever understood surely as a costly intent that they do not have, and nothing irreversible comes of them", () => {
    expect(surelyCostly(strangers)).toBeLessThanOrEqual(0.001);
    expect(grave.length).toBeGreaterThan(5);
    expect(irreversible(strangers)).toEqual([]);
  });

  test.each(["top1", "top3", "sureRight", "sureWrong", "nothing"] as const)(
    "are understood in each language within four points of the others: %s",
    (figure) => {
      const shares = languages.map((lang) => measure(strangers.filter(({ phrase }) => phrase.lang === lang))[figure]);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(0.04);
    },
  );

  test.each(languages)("are hardly ever taken for writers of another language than %s", (lang) => {
    const told = strangers
      .filter(({ phrase }) => phrase.lang === lang)
      .map(({ understood }) => ("lang" in understood ? understood.lang : undefined));
    expect(told.filter((it) => it !== undefined && it !== lang).length / told.length).toBeLessThanOrEqual(0.01);
    expect(told.filter((it) => it === lang).length / told.length).toBeGreaterThanOrEqual(0.8);
  });
});

describe("a second writer's messages", () => {
  test("are understood no worse than they were", () => {
    expect(secondWriter.length).toBe(168);
    const { top1, top3, sureRight, sureWrong, nothing } = measure(secondWriter);
    expect(top1).toBeGreaterThanOrEqual(157 / 168);
    expect(top3).toBeGreaterThanOrEqual(164 / 168);
    expect(sureRight).toBeGreaterThanOrEqual(112 / 168);
    expect(sureWrong).toBeLessThanOrEqual(2 / 168);
    expect(nothing).toBe(0);
  });

  test("are never understood surely as a costly intent that they do not have, and nothing irreversible comes of them", () => {
    expect(surelyCostly(secondWriter)).toBe(0);
    expect(irreversible(secondWriter)).toEqual([]);
  });
});
