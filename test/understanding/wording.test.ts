import { saidPlainly } from "../../src/understanding/saidPlainly";
import { interpreted } from "../support/understanding";
import {
  asksForHuman,
  asksToHide,
  costly,
  fold,
  goesOn,
  isDenial,
  isFarewell,
  isPhoneFound,
  milestonesIn,
  objects,
  putsOff,
  quotesAppError,
  tellsOfFault,
  tellsOfSuccess,
  wording,
} from "../../src/understanding";

const isIn = (said: string, text: string): boolean => wording(said).isIn(fold(text));

describe("a wording", () => {
  test.each([
    ["jest wyszło | now", "no i jest WYSZLO!"],
    ["без жодних помилок", "усе без ЖОДНИХ помилок"],
    ["don't worry", "dont worry"],
    ["widzę … kod*", "widzę tu na ekranie jakieś kody"],
    ["…2 kod $", "to mój kod"],
    ["^ {a} [please] $", "yes please"],
    ["^ (back | назад) do kroku # $", "назад do kroku 12"],
  ])("«%s» is found in «%s», however it is spelled", (said, text) => {
    expect(wording(said, { a: wording("yes | tak") }).isIn(fold(text))).toBe(true);
  });

  test.each([
    ["kod", "kody"],
    ["kod*", "szyfrokod"],
    ["widzę …1 kod", "widzę tu na ekranie kod"],
    ["^ kod", "mój kod"],
    ["kod $", "kod mój"],
  ])("«%s» is not found in «%s»", (said, text) => {
    expect(isIn(said, text)).toBe(false);
  });

  test("is taken out of a text wherever it stands in it", () => {
    expect(wording("bez [żadnych] błęd*").takenOut(fold("bez błędów, działa bez żadnych błędów już"))).toBe(
      fold("działa już"),
    );
  });

  test.each(["kod.*", "kod+", "(kod | )", "| kod", "{nobody}", "zakryj*", "kod | ’"])(
    "«%s» is refused when it is made, because it would find nothing or too much",
    (said) => {
      expect(() => wording(said)).toThrow();
    },
  );
});

describe("a costly intent", () => {
  test.each([
    "nie sprzedałem telefonu, a karta nie działa",
    "jeszcze nie sprzedałam starego telefonu, jak przenieść kartę na nowy?",
    "czy jak sprzedam telefon to karta zniknie?",
    "I never sold my phone, the card just stopped working",
    "телефон не продав, квиток не працює",
  ])("is not sure in a denial or a question that has its words: «%s»", (text) => {
    const it = interpreted(text);
    expect(it.kind === "sure" && costly.has(it.intent)).toBe(false);
  });

  test.each(["sprzedałem telefon, a legitymacja na nim została", "I sold my phone and my card is on it"])(
    "is sure in «%s»",
    (text) => {
      expect(interpreted(text)).toMatchObject({ kind: "sure", intent: "lostPhone" });
    },
  );

  test.each([
    "nie unieważniaj",
    "nie chcę, żebyś unieważniał legitymację",
    "don't revoke my card",
    "не скасовуй картку",
  ])("is not sure in «%s»", (text) => {
    expect(kindOf(text)).not.toBe("sure revoke");
  });
});

test.each([
  ["nie mam pesel", "whoEntersPesel"],
  ["не маю pesel", "whoEntersPesel"],
  ["Маю PESEL UKR, чи можна мені таку легітимацію?", "whoEntersPesel"],
  ["I carry two phones, Chinese SIM and Polish SIM. Card on both?", "phoneRequirements"],
  ["The lady at the dean's office put the new hologram on my plastic, but in phone is still old date", "officeContact"],
])("a few words that stand there for something else decide nothing: «%s» is no %s", (text, intent) => {
  expect(saidPlainly(text)).not.toBe(intent);
});

const kindOf = (text: string): unknown => {
  const it = interpreted(text);
  return "intent" in it ? `${it.kind} ${it.intent}` : it.kind === "repair" ? it.repair : it.kind;
};

describe("words as people write them are heard, whatever folding makes of them:", () => {
  test.each([
    ["scanned without any errors", tellsOfFault, false],
    ["відсканувала без жодних помилок", tellsOfFault, false],
    ["zeskanowałam i czuję że działa", objects, false],
    ["it is not my photo", objects, true],
    ["ім’я не мій", objects, true],
    ["без мене", isDenial, true],
    ["I'll do it when I get home", putsOff, true],
  ] as const)("«%s»", (text, reads, expected) => {
    expect(reads(fold(text))).toBe(expected);
  });

  test.each([
    ["ukryj kod", asksToHide, true],
    ["zakryj go", asksToHide, true],
    ["coś poszło nie tak", quotesAppError, true],
    ["network error", quotesAppError, true],
    ["couldn't add the document", quotesAppError, true],
    ["go on, proszę dalej proszę", goesOn, true],
    ["kliknęłam to dalej poproszę", goesOn, true],
    ["zrobione, co dalej", goesOn, true],
    ["aplikacja sama zamyka się, gdy klikam „Dalej”", goesOn, false],
    ["crash po kliknięciu dalej", goesOn, false],
    ["Код мені вже дали", goesOn, false],
    ["świeci się na czerwono że nieważna od 1 kwietnia, a ja normalnie studiuję dalej", goesOn, false],
    ["they gave me my cell back", isPhoneFound, true],
    ["oddał mi telefon z powrotem", isPhoneFound, true],
    ["somebody found a phone", isPhoneFound, false],
    ["can i do it without a human", asksForHuman, false],
    ["I wanna talk to a human", asksForHuman, true],
    ["all good", tellsOfSuccess, true],
    ["wyszło!", tellsOfSuccess, true],
  ] as const)("«%s»", (text, reads, expected) => {
    expect(reads(text)).toBe(expected);
  });

  test.each(["I'm in, camera disappeared", "logged in but it was rejected"])("no milestone in «%s»", (text) => {
    expect(milestonesIn(text)).toEqual([]);
  });

  test.each([
    ["check the app again", "lookAgain"],
    ["check my password again", "lookAgain"],
    ["dzięki, do jutra, Asia ma problem z kodem", "sure bye"],
  ])("«%s» is not %s", (text, not) => {
    expect(kindOf(text)).not.toBe(not);
  });

  test("somebody tired says goodbye; somebody whose clause tells of trouble does not", () => {
    expect(isFarewell("jestem zmęczona, dzięki, do jutra", () => false)).toBe(true);
    expect(isFarewell("я втомилася, дякую, до побачення", () => false)).toBe(true);
    expect(isFarewell("dzięki, do jutra, Asia ma problem z kodem", () => false)).toBe(false);
  });
});
