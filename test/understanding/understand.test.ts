import { join } from "node:path";
import { languages } from "../../dialogs/kit/text";
import { createUnderstanding, intents, loadPhrases } from "../../src/understanding";
import { costly } from "../../src/understanding/intents";
import { heldOut, measure, sets } from "./measure";

const understand = createUnderstanding(loadPhrases(join(__dirname, "../../dialogs/phrases")));

describe("understanding what was never shown", () => {
  describe.each(sets)("%s", (folder, floor) => {
    it.each(languages)("understands most of the %s lines surely and nearly all among its guesses", (lang) => {
      const { sureAndRight, inGuesses, tornOffered } = measure(understand, heldOut(folder, lang));
      expect(sureAndRight).toBeGreaterThanOrEqual(floor.sureAndRight);
      expect(inGuesses).toBeGreaterThanOrEqual(floor.inGuesses);
      expect(tornOffered).toBeGreaterThanOrEqual(0.9);
    });

    it.each(languages)("is wrongly sure of at most one %s line in a hundred, and never of a costly intent", (lang) => {
      const { wrongSure, mistakes } = measure(understand, heldOut(folder, lang));
      expect(wrongSure).toBeLessThanOrEqual(0.01);
      expect(mistakes.filter((it) => costly.has(it.got))).toEqual([]);
    });
  });

  it.each(languages)("tells the language of %s lines, and hardly ever a wrong one", (lang) => {
    const seen = heldOut("heldOut", lang).meant.map(({ text }) => understand(text).lang);
    expect(seen.filter((it) => it === lang).length / seen.length).toBeGreaterThanOrEqual(0.95);
    expect(seen.filter((it) => it !== undefined && it !== lang).length / seen.length).toBeLessThanOrEqual(0.03);
  });

  it("has lines for every intent in every language of the first set", () => {
    for (const lang of languages) {
      const { meant } = heldOut("heldOut", lang);
      expect(new Set(meant.map((it) => it.intent))).toEqual(new Set(intents));
      expect(meant.length).toBeGreaterThanOrEqual(120);
    }
  });
});

describe("costly intents", () => {
  it.each([
    ...["nie chcę unieważniać", "don't cancel", "do not revoke", "я не хочу видаляти", "nie wylogowuj", "не скасовуй"],
    ...["proszę nie unieważniać", "nigdy nie unieważniaj", "revoke? no!", "moje zamówienie zostało anulowane"],
    ...["dlaczego anulowano moje zamówienie", "why was my order cancelled", "wylogowało mnie", "usuń moje zgłoszenie"],
    ...[
      "zmieniłem nazwisko",
      "nowa legitymacja",
      "zgubiłem portfel i telefon do dziekanatu",
      "co się stanie jak unieważnię",
    ],
  ])("are never sure in «%s»", (text) => {
    const got = understand(text);
    expect(got.kind === "sure" && costly.has(got.intent)).toBe(false);
  });

  it.each([
    ["unieważnij legitymację", "revoke"],
    ["revoke my card", "revoke"],
    ["анулюй студентський", "revoke"],
    ["nowy tel", "newPhone"],
    ["ukradli mi telefon!!!", "newPhone"],
    ["mLegitymacja nie istnieje", "newPhone"],
    ["wyloguj", "unlink"],
    ["usuń moje dane", "privacy"],
  ])("are sure in plain words: «%s»", (text, intent) => {
    expect(understand(text)).toMatchObject({ kind: "sure", intent });
  });
});

describe("a text that names two wishes", () => {
  it("offers both", () => {
    const got = understand("wyloguj mnie i usuń moje dane");
    expect(got).toMatchObject({ kind: "unsure" });
    expect(got.kind === "unsure" && got.guesses).toEqual(expect.arrayContaining(["unlink", "privacy"]));
  });

  it("is not split by a greeting or a word of thanks", () => {
    expect(understand("dzień dobry, gdzie jest mój kod? dziękuję")).toMatchObject({ kind: "sure", intent: "showCode" });
  });
});

describe("the language", () => {
  it("falls back to the conversation's when the text does not tell", () => {
    expect(understand("👍", "uk")).toEqual({ kind: "sure", intent: "yes", lang: "uk" });
    expect(understand("qr", "en")).toEqual({ kind: "sure", intent: "showCode", lang: "en" });
  });

  it("is the text's own when it tells, whatever the conversation's", () => {
    expect(understand("gdzie jest mój kod", "en")).toMatchObject({ lang: "pl" });
    expect(understand("hochu studak", "pl")).toMatchObject({ intent: "order", lang: "uk" });
  });
});

describe("what students' phones make of a word", () => {
  it.each([
    ["LEGITKA!!!", "order"],
    ["p r z e d ł u ż", undefined],
    ["prze\u200bdłuż legitymację", "extend"],
    ["ｗｙｌｏｇｕｊ", "unlink"],
    ["gdzie kooood", "showCode"],
    ["zamow legtymacje", "order"],
    ["i want zamówić legitymację", "order"],
    ["gdzie mój код", "showCode"],
    ["nie dziala kurwa", "stuck"],
  ])("«%s»", (text, intent) => {
    const got = understand(text);
    expect(got.kind === "sure" ? got.intent : undefined).toBe(intent);
  });
});
