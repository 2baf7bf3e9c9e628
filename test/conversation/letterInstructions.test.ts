import { types } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { said, Talk } from "./talk";

const letter = "W USOS nie mam numeru albumu.";
const at = (step: string, data: object = {}) =>
  new Talk({ ...linked, frame: frameAt("escalate", step, { text: letter, ...data }) });
const atReview = (data: object = {}) => at("review", data);
const textOf = (talk: Talk) => talk.frame.data["text"];

describe("corrections that were taken for text", () => {
  test.each([
    [
      "Odpisać po 15, bo rano pracuję",
      "Jest dobrze, ale zamiast po 15 niech będzie po 16",
      "Odpisać po 16, bo rano pracuję",
    ],
    ["Answer after 15, please", "it's good but instead of 15 it should say 16", "Answer after 16, please"],
    ["Відповідь після 15", "все добре, але замість 15 хай буде 16", "Відповідь після 16"],
    [
      "Proszę o numer. Z poważaniem, Bartłomiej\nProszę jeszcze podpisać: Bartłomiej Kos",
      "Nie tak. Zamiast „Bartłomiej” na końcu ma być „Bartłomiej Kos”, a tę ostatnią linijkę wyrzucić",
      "Proszę o numer. Z poważaniem, Bartłomiej Kos",
    ],
    [
      "Proszę o numer. Z poważaniem, Bartłomiej",
      "Proszę jeszcze podpisać pełnym nazwiskiem: Bartłomiej Kos",
      "Proszę o numer. Z poważaniem, Bartłomiej Kos",
    ],
    ["I need a number. Regards, Moira", "please sign it as Moira Campbell", "I need a number. Regards, Moira Campbell"],
    ["Потрібен номер.", "підпиши як: Оксана Кос", "Потрібен номер.\nОксана Кос"],
    ["Odpisać po 16.\nBoję się że wyślę coś nie tak.", "I to „Boję się” też proszę usunąć", "Odpisać po 16."],
    [
      "Odpisać po 16.\n że wyślę coś nie tak.",
      "Zostało „że wyślę coś nie tak”, to też trzeba skasować",
      "Odpisać po 16.",
    ],
    [
      "Thank you. My number is missing.",
      "please remove the sentence with Thank you, it is not part of the letter",
      "My number is missing.",
    ],
    [
      "вкрали телефон позавчора в кендзежині.",
      "підожди. не кендзежин а Ополе, в кендзежині я живу. і не позавчора а вчора",
      "вкрали телефон вчора в Ополе.",
    ],
    [
      "приїжджаю у вівторок автобусом",
      "ні не у вівторок а в середу у вівторок я в лікаря",
      "приїжджаю в середу автобусом",
    ],
    [
      "foto ne bachyt\nstatus foto zielony",
      "pershe rechennia zabery, lyshy druge i dopysh shcho fotka vid 20 lystopada",
      "status foto zielony\nFotka vid 20 lystopada",
    ],
    ["bo mieszkam w nysie", "jednak zmień wysyłaj bo mieszkam w nysie na bo pracuję w nysie", "bo pracuję w nysie"],
  ])("of «%s»: «%s»", (before, text, after) => {
    const talk = atReview({ text: before });
    types(talk, text);
    expect([talk.at, textOf(talk), talk.frame.data["earlier"]]).toEqual(["escalate.review", after, before]);
  });

  test("are all left out where one of them cannot be made", () => {
    const talk = atReview({ text: "Odpisać po 15." });
    types(talk, "zamiast 15 niech będzie 16, a ostatnie zdanie o Opolu wyrzuć, usuń „nie ma tego”");
    expect([talk.at, textOf(talk)]).toEqual(["escalate.describe", "Odpisać po 15."]);
  });

  test.each([
    "Zacznijmy od nowa, proszę skasować całą treść",
    "let's start over",
    "почнімо спочатку, видаліть увесь текст",
  ])(
    "«%s» opens an empty form; what is typed then takes the place of the letter, which can be brought back",
    (text) => {
      const talk = atReview();
      expect(said(types(talk, text))).toEqual(["escalate.emptied"]);
      types(talk, "Nie działa mi skaner.");
      expect([talk.at, textOf(talk), talk.frame.data["earlier"]]).toEqual([
        "escalate.review",
        "Nie działa mi skaner.",
        letter,
      ]);
    },
  );
});

describe("a line typed in the re-opened form", () => {
  const long = "Двічі була в деканаті, там зачинено.\nМені треба пластиковий квиток, приїжджаю у вівторок автобусом.";
  test.each(["приїжджаю у середу автобусом з Бжега", "przyjeżdżam w środę autobusem", "I come on Wednesday by bus"])(
    "«%s» does not silently replace the letter",
    (line) => {
      const talk = at("describe", { text: long, anew: "yes" });
      types(talk, line);
      expect([talk.at, textOf(talk), talk.frame.data["pending"]]).toEqual(["escalate.which", long, line]);
      talk.chooses("whole");
      expect([textOf(talk), talk.frame.data["earlier"]]).toEqual([line, long]);
    },
  );

  test.each([
    "ой а де те що я перед тим казала воно пропало верніть будь ласка",
    "a gdzie to co pisałam, przepadło, oddaj proszę",
    "it's gone, bring back what I wrote",
  ])("«%s» brings the text before it back", (text) => {
    const talk = atReview({ text: "приїжджаю у середу", earlier: long });
    expect(said(types(talk, text))).toEqual(["escalate.restored"]);
    expect(textOf(talk)).toBe(long);
  });
});

describe("the words that order a letter", () => {
  test.each([
    ["ще допиши шо то був самсунг", "То був самсунг"],
    ["napyshy pryamo shcho status foto zielony", "Status foto zielony"],
    ["dopisz wprost, że status jest zielony", "Status jest zielony"],
    ["also write that the status is green", "The status is green"],
  ])("are no part of what they add: «%s»", (text, added) => {
    const talk = atReview();
    types(talk, text);
    expect(textOf(talk)).toBe(`${letter}\n${added}`);
  });

  test.each([
    [
      "website all in polish 😩 can you tell the support for me that i no get the extend thing",
      "I no get the extend thing",
    ],
    ["ok to napyshy v support shcho foto zagruzyv a ne bachyt", "Foto zagruzyv a ne bachyt"],
    ["Thank you. And now, please, a letter to support about the student number", undefined],
    ["Dzięki. Chciałabym teraz napisać do pomocy w sprawie legitymacji", undefined],
    ["напишіть їм у підтримку, будь ласка, напишіть їм що", undefined],
  ])("do not begin the letter: «%s»", (text, begun) => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    types(talk, text);
    expect([talk.frame.dialog, textOf(talk)]).toEqual(["escalate", begun]);
  });
});
