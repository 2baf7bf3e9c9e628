import { types } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { said, Talk } from "./talk";

const letter = "Zgubiłem telefon w autobusie linii 14.\nMieszkam w akademiku.\nCzy mogę dostać nową kartę?";
const at = (step: string, data: object = {}) =>
  new Talk({ ...linked, frame: frameAt("escalate", step, { text: letter, ...data }) });
const atReview = (data: object = {}) => at("review", data);
const textOf = (talk: Talk) => talk.frame.data["text"];

describe.each([
  ["at the preview", atReview],
  ["in the open form", () => at("describe", { anew: "yes" })],
])("%s", (_, open) => {
  test.each([
    "Przepraszam, to była linia 13 nie 14",
    "13, a nie 14, pomyłka",
    "Jeszcze linia. 14 proszę poprawić na 13",
    "14 zmień na 13",
    "sorry, it was 13, not 14",
    "14 should be 13",
    "change 14 to 13 please",
    "вибачте, це була 13, а не 14",
    "14 треба виправити на 13",
  ])("«%s» corrects the number and can be undone", (text) => {
    const talk = open();
    expect(said(types(talk, text))).toEqual(["escalate.changed"]);
    expect([talk.at, textOf(talk)]).toEqual(["escalate.review", letter.replace("14", "13")]);
    expect(talk.frame.data["earlier"]).toBe(letter);
  });

  test.each([
    "Proszę zamienić 14 na 13 i usunąć to ostatnie zdanie",
    "change 14 to 13 and delete the last sentence",
    "заміни 14 на 13 і видали останнє речення",
    "Oj, pomyłka. Zmień 14 na 13. Usuń ostatnie zdanie.",
    "zmień 14 na 13, usuń ostatnie zdanie",
  ])("«%s» does both", (text) => {
    const talk = open();
    types(talk, text);
    expect([talk.at, textOf(talk)]).toEqual([
      "escalate.review",
      "Zgubiłem telefon w autobusie linii 13.\nMieszkam w akademiku.",
    ]);
  });

  test.each([
    "Zmień 14 na 13. Usuń zdanie „Mieszkam w Opolu”.",
    'Change 14 to 13. Delete the line "I live in Opole".',
    "Заміни 14 на 13. Видали речення «Я живу в Ополі».",
  ])("«%s» does nothing because one of the two cannot be done, and names it in front of the open form", (text) => {
    const talk = open();
    expect(said(types(talk, text))).toEqual(["escalate.notDone"]);
    expect([talk.at, textOf(talk)]).toEqual(["escalate.describe", letter]);
  });

  test.each([
    "Замініть, будь ласка, останнє речення на таке: «Що робити?»",
    "zamień ostatnie zdanie na: Що робити?",
    'Replace the last sentence with "Що робити?"',
  ])("«%s» puts another last sentence", (text) => {
    const talk = open();
    types(talk, text);
    expect([talk.at, textOf(talk)]).toEqual([
      "escalate.review",
      letter.replace("Czy mogę dostać nową kartę?", "Що робити?"),
    ]);
  });

  test.each([
    'the line "mieszkam w" should go',
    "zdanie „Mieszkam w akademiku” jest niepotrzebne",
    "рядок «Mieszkam w akademiku» зайвий",
  ])("«%s» takes that line out", (text) => {
    const talk = open();
    types(talk, text);
    expect(textOf(talk)).toBe(letter.replace("Mieszkam w akademiku.\n", ""));
  });

  test.each(["keep only the last line pls", "zostaw tylko ostatnią linijkę", "залиш тільки останній рядок"])(
    "«%s» keeps that line",
    (text) => {
      const talk = open();
      types(talk, text);
      expect(textOf(talk)).toBe("Czy mogę dostać nową kartę?");
    },
  );

  test.each([
    "wait is that too rude? can u make it nicer",
    "put the hello first pls",
    "możesz to napisać ładniej?",
    "popraw błędy proszę",
    "daj powitanie na początek",
    "зроби це ввічливіше",
    "перенеси привітання на початок",
  ])("«%s» is left to the student in a kind sentence, with all of the letter in the form", (text) => {
    const talk = open();
    expect(said(types(talk, text))).toEqual(["escalate.ownWords"]);
    expect([talk.at, textOf(talk)]).toEqual(["escalate.describe", letter]);
  });

  test.each([
    'Sorry, make it "candidate in the doctoral school", third year',
    "zrób z tego „doktorant w szkole”",
    "зроби «докторант у школі»",
  ])("«%s» does not say where, so the form is opened", (text) => {
    const talk = open();
    expect(said(types(talk, text))).toEqual(["escalate.editHere"]);
    expect([talk.at, textOf(talk)]).toEqual(["escalate.describe", letter]);
  });
});

test("words that stand beside the place already are not written twice", () => {
  const talk = atReview({ text: "I need it before 10 December, please." });
  types(talk, "change 10 to 12 December");
  expect(textOf(talk)).toBe("I need it before 12 December, please.");
});

test.each(["why two times December", "remove one December", "December is there twice"])(
  "«%s» takes out the word that stands there twice",
  (text) => {
    const talk = atReview({ text: "I need it before 12 December December, please." });
    types(talk, text);
    expect(textOf(talk)).toBe("I need it before 12 December, please.");
  },
);

describe("the text before the latest change", () => {
  test.each([
    "Oj nie, teraz to jest pomieszane. Proszę wrócić do tego, co było",
    "cofnij tę zmianę",
    "leave as before please",
    "undo that",
    "put it back as it was",
    "поверни як було",
    "залиште як раніше",
  ])("comes back by «%s»", (text) => {
    const talk = atReview({ earlier: "Zgubiłem telefon." });
    expect(said(types(talk, text))).toEqual(["escalate.restored"]);
    expect([talk.at, textOf(talk)]).toEqual(["escalate.review", "Zgubiłem telefon."]);
  });

  test.each(["undo that", "cofnij tę zmianę", "поверни як було"])(
    "is the letter without the addition by «%s»",
    (text) => {
      const talk = atReview();
      types(talk, "Mam Samsunga.");
      types(talk, text);
      expect(textOf(talk)).toBe(letter);
    },
  );

  test("comes back and loses more by one message", () => {
    const talk = atReview();
    types(talk, "Mam Samsunga.");
    types(talk, 'undo that. remove "Mam Samsunga" and "Mieszkam w akademiku."');
    expect(textOf(talk)).toBe(letter.replace("Mieszkam w akademiku.\n", "\n"));
  });
});

test.each([
  ["a zamiast tego napisz, że kod wygasł", "Kod wygasł"],
  ["instead of that write that the code is old", "The code is old"],
  ["замість цього напиши, що код старий", "Код старий"],
])("«%s» replaces a letter of one line, and the latest addition to a longer one", (text, words) => {
  const short = atReview({ text: "Nie działa." });
  types(short, text);
  expect([textOf(short), short.frame.data["earlier"]]).toEqual([words, "Nie działa."]);
  const long = atReview();
  types(long, "Mam Samsunga.");
  types(long, text);
  expect(textOf(long)).toBe(`${letter}\n${words}`);
});

test.each([
  "W akademiku nie ma internetu, a nie prądu",
  "Zmieniłam telefon na nowy",
  "my surname should be on the card",
  "Nie mam telefonu, tylko tablet",
  "W dziekanacie zmienili mi kierunek na inny",
])("«%s» tells more about the problem and joins the letter", (text) => {
  const talk = atReview();
  types(talk, text);
  expect([talk.at, textOf(talk)]).toEqual(["escalate.review", `${letter}\n${text}`]);
});

test.each([
  "hi, I lost my phone in a bus 14, I live in akademik. Can I still get the card with it?",
  "Dzień dobry, zgubiłem telefon w autobusie linii 13, mieszkam w akademiku. Czy mogę dostać kartę?",
])("«%s» typed at the open form is the letter in other words and replaces it", (text) => {
  const english = "I lost my phone in a bus, I live in akademik. Can I still get card?";
  const talk = at("describe", { anew: "yes", ...(text.startsWith("hi") && { text: english }) });
  types(talk, text);
  expect([talk.at, textOf(talk)]).toEqual(["escalate.review", text]);
});
