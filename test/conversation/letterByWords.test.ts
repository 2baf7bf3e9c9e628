import { aside, types } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { effects, said, Talk } from "./talk";

const letter = "Dzień dobry. Od lipca studiuję zaocznie. Kod nie działa.";
const atReview = (data: object = { text: letter }): Talk =>
  new Talk({
    ...linked,
    frame: { ...frameAt("escalate", "review", { ...data }), offered: ["send", "edit", "cancel"] },
  });
const inForm = (data: object = { text: letter, anew: "yes" }): Talk =>
  new Talk({
    ...linked,
    frame: { ...frameAt("escalate", "describe", { ...data }), offered: ["review", "keep", "cancel"] },
  });
const textOf = (talk: Talk) => talk.frame.data["text"];

describe.each([
  ["at the preview", atReview],
  ["in the open form", inForm],
])("a letter %s", (_, at) => {
  test.each([
    "usuń pierwsze zdanie",
    "to pierwsze zdanie proszę wyrzucić, niepotrzebne",
    "could you delete the first sentence",
    "видали перше речення, будь ласка",
  ])("loses its first sentence by «%s»", (text) => {
    const talk = at();
    expect(said(types(talk, text))).toContain("escalate.removed");
    expect([talk.at, textOf(talk), talk.frame.data["earlier"]]).toEqual([
      "escalate.review",
      "Od lipca studiuję zaocznie. Kod nie działa.",
      letter,
    ]);
  });

  test.each([
    ["zamiast lipca napisz sierpnia", "Od sierpnia studiuję zaocznie."],
    ['can you change "od lipca" to "od sierpnia" please?', "od sierpnia studiuję zaocznie."],
    ["заміни lipca на września", "Od września studiuję zaocznie."],
    ["napisz sierpnia zamiast lipca", "Od sierpnia studiuję zaocznie."],
    ["замініть слово lipca на «września»", "Od września studiuję zaocznie."],
    ["забери слово lipca, напиши sierpnia", "Od sierpnia studiuję zaocznie."],
    ["usuń słowo lipca, napisz sierpnia", "Od sierpnia studiuję zaocznie."],
  ])("has words replaced by «%s»", (text, now) => {
    const talk = at();
    expect(said(types(talk, text))).toContain("escalate.changed");
    expect([talk.at, textOf(talk)]).toEqual(["escalate.review", `Dzień dobry. ${now} Kod nie działa.`]);
  });

  test("has two changes made by one request", () => {
    const talk = at();
    types(talk, "remove the first sentence and change lipca to sierpnia");
    expect(textOf(talk)).toBe("Od sierpnia studiuję zaocznie. Kod nie działa.");
  });

  test.each(['proszę usunąć zdanie, które zaczyna się od "Kod nie"', 'delete the sentence with "Kod nie"'])(
    "loses the sentence that «%s» quotes",
    (text) => {
      const talk = at();
      types(talk, text);
      expect(textOf(talk)).toBe("Dzień dobry. Od lipca studiuję zaocznie.");
    },
  );

  test.each([
    "wywal ten fragment o zajęciach",
    "прибери те про навчання",
    "zamiast informatyka napisz informatyka stosowana",
    'replace "last month" with "in May"',
    "Change 'od lipca' to 'od sierpnia', I misremembered.",
    'zmień "lipca" na "sierpnia", bo się pomyliło',
    "take that line back out",
  ])("stands in the form, whole, after «%s», which is not exact", (text) => {
    const talk = at();
    expect(said(types(talk, text))).toContain("escalate.editHere");
    expect([talk.at, textOf(talk)]).toEqual(["escalate.describe", letter]);
  });

  test.each(["usuń to o studiach", "usuń zdanie o studiach", "remove the sentence about studiach, it is silly"])(
    "loses the one sentence that is about what «%s» names",
    (text) => {
      const talk = at();
      types(talk, text);
      expect([talk.at, textOf(talk)]).toEqual(["escalate.review", "Dzień dobry. Kod nie działa."]);
    },
  );

  test.each(["czekaj, chcę jeszcze coś dopisać", "oh wait, i need to add something", "зачекай, хочу ще щось додати"])(
    "keeps all and takes in what follows «%s»",
    (text) => {
      const talk = at();
      expect(said(types(talk, text))).toContain("escalate.addNow");
      types(talk, "Mam telefon Xiaomi z Androidem.");
      expect([talk.at, textOf(talk)]).toEqual(["escalate.review", `${letter}\nMam telefon Xiaomi z Androidem.`]);
    },
  );

  test.each(["dobra, wyślij", "okay send it", "добре, надсилай"])("is about to be sent by «%s»", (text) => {
    const talk = at();
    const outputs = types(talk, text);
    expect(said(outputs)).toContain("escalate.readyToSend");
    expect([talk.at, textOf(talk), effects(outputs)]).toEqual(["escalate.review", letter, []]);
  });

  test.each(["but who is going to read this letter", "a kto to przeczyta", "а хто це прочитає"])(
    "is not touched while «%s» is answered",
    (text) => {
      const talk = at();
      expect(said(types(talk, text))).toContain("escalate.whoReads");
      expect(talk.at).not.toBe("escalate.which");
      expect(textOf(talk)).toBe(letter);
    },
  );

  test.each([
    "nie chcę już żadnego zgłoszenia, przestań wreszcie",
    "i don’t want any message, stop it",
    "не хочу ніякого повідомлення, досить",
  ])("is set aside by «%s» and can be taken up again", (text) => {
    const talk = at();
    types(talk, text);
    expect(talk.at).toBe("escalate.dropped");
    talk.chooses("takeUp");
    expect([talk.at, textOf(talk)]).toEqual(["escalate.review", letter]);
  });

  test.each([
    "nie chcę nic wysyłać, powiedz mi po prostu, jak to dodać do aplikacji",
    "pokaż mi lepiej krok po kroku, jak dodać kartę",
    "I don't want to send anything, just show me how to add it",
    "не хочу нічого надсилати, покажи як додати крок за кроком",
    "a może sam wiesz, co to za komunikat?",
    "maybe you know what this message means?",
    "може ти сам знаєш, що це за помилка?",
  ])("is set aside for the walkthrough that «%s» asks for", (text) => {
    const talk = at();
    expect(said(types(talk, text))).toContain("escalate.setAside");
    expect(talk.frame.dialog).toBe("activate");
    talk.commands("back");
    expect(textOf(talk)).toBe(letter);
  });

  test.each(["nie, nie, wszystko gra, już działa", "no no, all good, it works now", "ні, ні, все добре, працює"])(
    "is not sent after «%s»",
    (text) => {
      const talk = at();
      expect(said(types(talk, text))).toContain("escalate.glad");
      expect([talk.at, textOf(talk)]).toEqual(["escalate.dropped", letter]);
    },
  );

  test.each(["wolę zadzwonić, niż pisać", "I would prefer to call them", "краще подзвоню"])(
    "is set aside for the way to the office by «%s»",
    (text) => {
      const talk = at();
      types(talk, text);
      expect([talk.frame.dialog, talk.frame.data["about"]]).toEqual(["advice", "officeContact"]);
    },
  );
});

describe("the latest addition to a letter", () => {
  test.each([
    "take that line back out",
    "oh no, don't add that to the letter, remove it",
    "nie, nie dopisuj tego, usuń to",
    "прибери це з листа",
  ])("is taken out by «%s»", (text) => {
    const talk = atReview();
    types(talk, "Piszę z akademika i mam słaby internet.");
    expect(textOf(talk)).toContain("akademika");
    types(talk, text);
    expect([talk.at, textOf(talk)]).toEqual(["escalate.review", letter]);
  });

  test.each([
    ["dopisz proszę, że numer albumu to 90210", "Numer albumu to 90210"],
    ["niech pani zapisze, że legitymacja leży w szufladzie", "Legitymacja leży w szufladzie"],
    ["thanks. Please add: the sticker is new", "The sticker is new"],
    ["допиши ще, що номер альбому 90210", "Номер альбому 90210"],
  ])("is without the words around it: «%s»", (text, added) => {
    const talk = atReview();
    types(talk, text);
    expect(textOf(talk)).toBe(`${letter}\n${added}`);
  });
});

describe("a letter that is dictated elsewhere", () => {
  test.each([
    ["proszę napisać do pomocy uczelni, że moja karta ma złą datę", "Moja karta ma złą datę"],
    [
      "Let me write to support then. My card shows a wrong faculty. Please check.",
      "My card shows a wrong faculty. Please check.",
    ],
    ["напиши в підтримку: на квитку неправильна дата", "На квитку неправильна дата"],
  ])("is opened with all of it: «%s»", (text, whole) => {
    for (const [dialog, step, data] of [
      ["menu", "main", {}],
      ["advice", "look", { about: "noPesel" }],
      ["escalate", "sent", { ticket: "L-1" }],
    ] as const) {
      const talk = new Talk({ ...linked, frame: frameAt(dialog, step, data) });
      types(talk, text);
      expect([talk.at, textOf(talk)]).toEqual(["escalate.review", whole]);
    }
  });
});

test.each([
  "nie działa mi kod i chcę zmienić zdjęcie na nowe",
  "please change my surname to the new one",
  "зміни мені фото на нове",
])("«%s» at a letter is a wish to support and stays in the letter or is asked about", (text) => {
  const talk = aside("escalate", "review", { text: letter });
  types(talk, text);
  expect(textOf(talk)).toContain(letter);
  expect(talk.at).toMatch(/^escalate\.(?:review|which)$/);
});

test.each([
  "nie chcę pisać do pomocy, cofnij",
  "nie pisz do nikogo, spróbuję jeszcze raz",
  "nie trzeba nikomu wysyłać",
  "please don't write to anyone, I'll try again",
  "не пиши нікому, спробую ще раз",
  "не хочу писати в підтримку",
])("«%s» at the preview of a letter refuses it, and is no part of it", (text) => {
  const talk = atReview();
  types(talk, text);
  expect(String(textOf(talk))).not.toContain(text);
  expect(talk.at).not.toMatch(/^escalate\.(?:review|which|describe)$/);
});

describe("a letter that was set aside", () => {
  const setAside = (): Talk =>
    new Talk({
      ...linked,
      frame: { ...frameAt("escalate", "dropped", { text: letter }), offered: ["takeUp", "menu"] },
    });

  test.each([
    "pokaż jeszcze raz, co tam napisałam",
    "a gdzie jest moje zgłoszenie?",
    "show me again what I wrote",
    "where is my letter?",
    "Take me back to it",
    "покажіть ще раз, що я там написала",
    "мій лист до підтримки! Де він є?",
    "ладно тоді вертаємось до листа",
  ])("comes back by «%s»", (text) => {
    const talk = setAside();
    types(talk, text);
    expect([talk.at, textOf(talk)]).toEqual(["escalate.review", letter]);
  });
});
