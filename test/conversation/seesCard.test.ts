import { home } from "../../dialogs/home";
import type { Happening } from "../../dialogs/kit/effects";
import type { CardFacts } from "../../dialogs/kit/facts";
import { order } from "./facts";
import { types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { cardOf, Talk } from "./talk";

const ready: CardFacts = { whyCannotOrder: null, whyCannotRevoke: null, orders: [order("ready")] };
const followed = { orders: ready.orders, mayExtend: false, hasExpired: false };
const codesWait = "phase.ready";

/** A student at the status card, who has been told that the codes wait. */
const atStatus = (): Talk => {
  const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
  talk.means("status");
  expect(cardOf(talk.learns({ card: ready })).keys).toContain(codesWait);
  return talk;
};
const menuOf = (talk: Talk) => {
  talk.commands("menu");
  return cardOf(talk.learns({ followed, tickets: [] }));
};
const statusOf = (talk: Talk) => {
  talk.means("status");
  return cardOf(talk.learns({ card: ready }));
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
    const talk = atStatus();
    types(talk, text);
    const card = cardOf(talk.learns({ card: ready }));
    expect([talk.at, card.keys]).toEqual(["status.look", expect.arrayContaining(["phase.seen"])]);
    expect(card.keys).not.toContain(codesWait);
    expect(card.facts?.filter(({ mark }) => mark === "ahead" || mark === "current")).toEqual([]);
  });

  test("can say so with a button, and take it back", () => {
    const talk = atStatus();
    talk.chooses("seen");
    const seen = cardOf(talk.learns({ card: ready }));
    expect([seen.choices, seen.keys]).toEqual([
      ["whenExtend", "unseen", "again", "human", "menu"],
      expect.arrayContaining(["phase.seen"]),
    ]);
    talk.chooses("unseen");
    expect(cardOf(talk.learns({ card: ready })).keys).toContain(codesWait);
  });

  test.each([
    ["wpisałam ten kod i pisze, że legitymacja dodana!"],
    ["typed it and it says activated"],
    ["ввів, пише актівовано"],
  ])("hears in no menu and no status that codes wait, once «%s» has ended the walkthrough", (text) => {
    const talk = walking("code", 9);
    talk.person = { ...talk.person, cardState: "ready" };
    types(talk, text);
    expect(talk.at).toBe("activate.finished");
    const menu = menuOf(talk);
    expect([menu.keys, menu.choices]).toEqual([
      expect.arrayContaining(["phase.seen"]),
      expect.not.arrayContaining(["code"]),
    ]);
    expect(menu.keys).not.toContain(codesWait);
    expect(statusOf(talk).keys).toContain("phase.seen");
  });

  test("the last step's button says so, too", () => {
    const talk = walking("done", 10);
    talk.person = { ...talk.person, cardState: "ready" };
    talk.chooses("next");
    expect(menuOf(talk).keys).not.toContain(codesWait);
  });

  test("the home page in Slack agrees", () => {
    const at = {
      signedIn: true,
      firstName: "Anna",
      orders: ready.orders,
      mayExtend: false,
      tickets: [],
      answered: false,
    };
    const keys = (seesCard: boolean) => JSON.stringify(home({ ...at, seesCard }));
    expect([keys(false), keys(true)]).toEqual([
      expect.stringContaining(codesWait),
      expect.not.stringContaining(codesWait),
    ]);
  });

  const news: Happening[] = [
    { kind: "orderReady", orderId: "7001" },
    { kind: "orderCollected", orderId: "7001" },
    { kind: "revoked", orderId: "7001", was: "order" },
  ];
  test.each(news.map((it) => [it.kind, it] as const))(
    "is not believed beyond news of the order: %s",
    (_, happening) => {
      const talk = atStatus();
      talk.chooses("seen");
      talk.learns({ card: ready });
      talk.hears(happening);
      expect(talk.person.seesCard).toBeUndefined();
    },
  );
});

describe("how the card is extended next time", () => {
  const asked = (text: string, seesCard?: true) => {
    const talk = new Talk({
      ...linked,
      cardState: "ready",
      ...(seesCard && { seesCard }),
      frame: frameAt("menu", "main"),
    });
    types(talk, text);
    expect(talk.at).toBe("extend.look");
    return cardOf(talk.learns({ card: ready })).keys;
  };
  const questions = [
    "jak przedluzyc legitke na nowy semestr",
    "to potem znow musze cos robic? co w kwietniu?",
    "what about the next semester, do i have to extend it?",
    "а що в квітні? потім знову щось треба робити?",
  ];

  test.each(questions)("is told while the codes wait: «%s»", (text) => {
    expect(asked(text)).toEqual(expect.arrayContaining(["extend.firstCode", "extend.later"]));
  });

  test.each(questions)("is told without a word about codes to a student who sees the card: «%s»", (text) => {
    const keys = asked(text, true);
    expect(keys).toContain("extend.later");
    expect(keys).not.toContain("extend.firstCode");
  });

  test("is told at that card to a student who says that the card has been added", () => {
    const talk = new Talk({ ...linked, cardState: "ready", frame: frameAt("menu", "main") });
    talk.means("extend");
    talk.learns({ card: ready });
    types(talk, "no dodalem juz, pisalem. pytam co w kwietniu");
    expect(cardOf(talk.learns({ card: ready })).keys).not.toContain("extend.firstCode");
    expect(talk.person.seesCard).toBe(true);
  });
});
