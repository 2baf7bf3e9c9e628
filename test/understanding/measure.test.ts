import type { Intent, Meaning } from "../../src/understanding";
import { isSurelyWrong, judge, measure } from "../../src/understanding/training/measure";
import type { Phrase } from "../../src/understanding/training/phrases";
import { withoutSimilar } from "../../src/understanding/training/similar";
import type { Understood } from "../../src/understanding/understood";
import { model } from "../support/understanding";

const judged = (text: string, meaning: Meaning, understood: Understood<Intent>) => {
  const phrase: Phrase = { text, meaning, lang: "en", voice: "e00" };
  return judge([phrase], model, () => understood);
};

test.each<[string, Meaning, Understood<Intent>]>([
  ["a small question about its topic", "profilZaufany", { kind: "sure", intent: "bankProfile" }],
  ["a wish for one language", "language", { kind: "sure", intent: "languageUk" }],
  ["a command", "human", { kind: "command", command: "help" }],
  ["a repair of the conversation", "thanks", { kind: "repair", repair: "worked" }],
])("%s is surely right for its label and surely wrong for another", (_, meaning, understood) => {
  const [right, wrong] = [judged("some words", meaning, understood), judged("some words", "price", understood)];
  expect(measure(right)).toMatchObject({ top1: 1, sureRight: 1, sureWrong: 0, opened: 1, within: 1 });
  expect(measure(wrong)).toMatchObject({ top1: 0, sureRight: 0, sureWrong: 1, opened: 0, within: 0 });
  expect(wrong.every(isSurelyWrong)).toBe(true);
});

test("a text for which nothing is found is right as «other» and else not understood", () => {
  expect(measure(judged("lorem ipsum", "other", { kind: "nothing" }))).toMatchObject({ top1: 1, nothing: 0 });
  expect(measure(judged("lorem ipsum", "price", { kind: "nothing" }))).toMatchObject({ top1: 0, nothing: 1 });
});

describe("a line that is checked", () => {
  const left = (lines: readonly string[], taught: readonly string[]): readonly string[] =>
    withoutSimilar(
      lines.map((text) => ({ text })),
      taught.map((text) => ({ text })),
    ).map(({ text }) => text);

  test.each([
    ["Do której siedzi dziekanat?!", "do ktorej siedzi dziekanat"],
    ["renew it every half year, or once for all?", "once for all, or renew it every half year"],
    ["Кнопка Dalej сіра, хоч плач, не натискається", "Кнопка «Dalej» сіра, не натискається"],
  ])("falls out where a taught one says almost the same: «%s»", (line, taught) => {
    expect(left([line], ["something else entirely", taught])).toEqual([]);
  });

  test("falls out with its group where another of the group is near to a taught one", () => {
    const [taught, near, nearer] = [
      "where do I scan the code",
      "so where do I scan the code",
      "so where do I scan the code now",
    ];
    const far = "how long does the code live";
    expect(left([nearer, near, far], [taught])).toEqual([far]);
  });

  test("stays where only the topic is the same", () => {
    expect(left(["is it free of charge"], ["how much is it"])).toEqual(["is it free of charge"]);
  });
});
