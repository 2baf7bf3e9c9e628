import { createWishes } from "../../src/understanding/understand";
import { phrasesDir, questionsDir } from "../../src/understanding/training/files";
import { measureRules } from "../../src/understanding/training/measureRules";
import { loadPhrases } from "../../src/understanding/training/phrases";
import { loadQuestions } from "../../src/understanding/training/questionLines";
import { interpreted, model } from "../support/understanding";

test("a rule that decides before the classifiers is right for nine in ten of the labelled lines that it decides", () => {
  const measured = [...measureRules(loadPhrases(phrasesDir), loadQuestions(questionsDir), createWishes(model))];
  expect(measured.length).toBeGreaterThan(20);
  const bad = measured.filter(([, ruled]) => ruled.filter((it) => it.isRight).length < 0.9 * ruled.length);
  expect(bad.map(([name, ruled]) => [name, ruled.filter((it) => !it.isRight).map(({ text }) => text)])).toEqual([]);
});

describe("the words of a rule decide nothing in", () => {
  test.each([
    ["placilem czesne, mam fote, mam pesel, mam numer albumu, a zamowienia mi odmawia", "whoEntersPesel"],
    ["I have PESEL, student status, everything, so why it doesn't allow me to order?", "whoEntersPesel"],
    ["remind me next week to call the dean's office", "officeContact"],
    ["przypomnij mi w piątek, żebym zadzwoniła do dziekanatu", "officeContact"],
    ["could a stranger with my phone travel on my discount", "train"],
    ["Mam 47 lat, zniżki chyba mi nie przysługują. Czy mimo to mogę mieć tę legitymację?", "train"],
    ["unieważnij", "whatIsRevoking"],
    ["revoke", "whatIsRevoking"],
    ["zamówić", "whoOrdered"],
  ])("«%s», which is not about %s", (text, intent) => {
    const it = interpreted(text);
    expect("intent" in it ? it.intent : it.kind).not.toBe(intent);
  });

  test.each(["i no have pesel", "my roommate's got a PESEL UKR, would his work"])(
    "«%s», which is no news of the student's",
    (text) => {
      expect(interpreted(text)).not.toEqual({ kind: "repair", repair: "lookAgain" });
    },
  );
});
