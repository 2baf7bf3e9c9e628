import type { CardFacts } from "../../dialogs/kit/facts";
import { order } from "./facts";
import { types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { cardOf, effects, said, Talk } from "./talk";

const ready: CardFacts = { whyCannotOrder: null, whyCannotRevoke: null, orders: [order("ready")] };
const codesWait = "phase.ready";

/** A student at the status card, who has been told that the codes wait. */
const atStatus = (): Talk => {
  const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
  talk.means("status");
  expect(cardOf(talk.learns({ card: ready })).keys).toContain(codesWait);
  return talk;
};

describe("a student who sees the card in mObywatel before USOS knows it", () => {
  test.each([
    "ale ja ją już mam w telefonie! widzę ją przecież, czemu piszesz że przede mną",
    "mam ją już w telefonie",
    "but its already in the app, why u say all thats left",
    "i can see it in mobywatel, the card is there",
    "вона вже в телефоні, навіщо ти пишеш, що треба додати",
    "бачу її в мобивателі",
  ])("is believed at the status card: «%s»", (text) => {
    const outputs = types(atStatus(), text);
    expect([said(outputs), effects(outputs)]).toEqual([
      expect.arrayContaining(["says.worked"]),
      expect.arrayContaining(["order.installed"]),
    ]);
  });

  test("can say so with a button", () => {
    expect(effects(atStatus().chooses("seen"))).toContain("order.installed");
  });

  test.each([
    ["wpisałam ten kod i pisze, że legitymacja dodana!"],
    ["typed it and it says activated"],
    ["ввів, пише актівовано"],
  ])("is believed when «%s» ends the walkthrough", (text) => {
    const talk = walking("code", 9);
    talk.person = { ...talk.person, cardState: "ready" };
    expect(effects(types(talk, text))).toContain("order.installed");
    expect([talk.at, talk.person.cardState]).toEqual(["activate.finished", "active"]);
  });
});

describe("how the card is extended next time", () => {
  const questions = [
    "jak przedluzyc legitke na nowy semestr",
    "to potem znow musze cos robic? co w kwietniu?",
    "what about the next semester, do i have to extend it?",
    "а що в квітні? потім знову щось треба робити?",
  ];

  test.each(questions)("is told while the codes wait: «%s»", (text) => {
    const talk = new Talk({ ...linked, cardState: "ready", frame: frameAt("menu", "main") });
    types(talk, text);
    expect(talk.at).toBe("extend.look");
    expect(cardOf(talk.learns({ card: ready })).keys).toEqual(
      expect.arrayContaining(["extend.firstCode", "extend.later"]),
    );
  });

  test.each(questions)(
    "is told without a word about codes to a student who has said that it is added: «%s»",
    (text) => {
      const talk = new Talk({ ...linked, cardState: "active", frame: frameAt("menu", "main") });
      types(talk, text);
      const byWord: CardFacts = { ...ready, orders: [{ ...order("collected"), isByWord: true }] };
      const keys = cardOf(talk.learns({ card: { ...byWord, whyCannotOrder: {} } })).keys;
      expect(keys).toContain("extend.later");
      expect(keys).not.toContain("extend.firstCode");
    },
  );

  test.each([
    "no dodalem juz, pisalem. pytam co w kwietniu",
    "i already added it. what about april",
    "вже додав. що в квітні",
  ])("is told at that card to a student who says that the card has been added, and who is believed: «%s»", (text) => {
    const talk = new Talk({ ...linked, cardState: "ready", frame: frameAt("menu", "main") });
    talk.means("extend");
    talk.learns({ card: ready });
    const outputs = types(talk, text);
    expect([effects(outputs), said(outputs)]).toEqual([["order.installed"], expect.arrayContaining(["extend.later"])]);
  });
});
