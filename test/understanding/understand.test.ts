import { costly } from "../../src/understanding";
import { understand } from "../support/understanding";

describe("costly intents", () => {
  test.each([
    "nie chcę unieważniać",
    "don't cancel",
    "do not revoke",
    "я не хочу видаляти",
    "nie wylogowuj",
    "не скасовуй",
    "proszę nie unieważniać",
    "nigdy nie unieważniaj",
    "revoke? no!",
    "moje zamówienie zostało anulowane",
    "dlaczego anulowano moje zamówienie",
    "why was my order cancelled",
    "wylogowało mnie",
    "usuń moje zgłoszenie",
    "zmieniłem nazwisko",
    "nowa legitymacja",
    "zgubiłem portfel i telefon do dziekanatu",
    "co się stanie jak unieważnię",
  ])("are never sure in «%s»", (text) => {
    const got = understand(text);
    expect(got.kind === "sure" && costly.has(got.intent)).toBe(false);
  });

  test.each([
    ["unieważnij legitymację", "revoke"],
    ["revoke my card", "revoke"],
    ["анулюй студентський", "revoke"],
    ["nowy tel", "newPhone"],
    ["ukradli mi telefon!!!", "lostPhone"],
    ["zgubiłem telefon, zablokujcie kartę", "lostPhone"],
    ["mLegitymacja nie istnieje", "newPhone"],
    ["wyloguj", "unlink"],
    ["usuń moje dane", "privacy"],
  ])("are sure in plain words: «%s»", (text, intent) => {
    expect(understand(text)).toMatchObject({ kind: "sure", intent });
  });
});

describe("a text that names two wishes", () => {
  test("offers both", () => {
    const got = understand("wyloguj mnie i usuń moje dane");
    expect(got).toMatchObject({ kind: "unsure" });
    expect(got.kind === "unsure" && got.guesses).toEqual(expect.arrayContaining(["unlink", "privacy"]));
  });

  test("is not split by a greeting or a word of thanks", () => {
    expect(understand("dzień dobry, gdzie jest mój kod? dziękuję")).toMatchObject({ kind: "sure", intent: "showCode" });
  });
});

describe("the language", () => {
  test("is left open when the text does not tell", () => {
    expect(understand("👍")).toEqual({ kind: "sure", intent: "yes" });
    expect(understand("qr")).toEqual({ kind: "sure", intent: "showCode" });
  });

  test.each(["QR code", "QR code nie widać", "kod aktywacyjny", "Akceptuję", "student card", "zniżka"])(
    "is left open by «%s», which students of every language write",
    (text) => {
      expect(understand(text)).not.toHaveProperty("lang");
    },
  );

  test("is the text's own when it tells", () => {
    expect(understand("gdzie jest mój kod")).toMatchObject({ lang: "pl" });
    expect(understand("hochu studak")).toMatchObject({ intent: "order", lang: "uk" });
  });
});

describe("a word that a student's phone has changed is understood:", () => {
  test.each([
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
    expect(got.kind === "sure" || got.kind === "likely" ? got.intent : undefined).toBe(intent);
  });
});
