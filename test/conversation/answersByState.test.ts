import type { CardFacts, OrderFact } from "../../dialogs/kit/facts";
import { institutionOf } from "../support/institution";
import { order } from "./facts";
import { frameAt, linked, scriptAt } from "./people";
import { cardOf, effects, Talk } from "./talk";

const usos = (...orders: OrderFact[]): CardFacts => ({
  whyCannotOrder: orders.length > 0 ? { pl: "Masz już zamówienie." } : null,
  whyCannotRevoke: null,
  orders,
});

/** A conversation that has just shown the state of the card. */
const knowing = (facts: CardFacts): Talk => {
  const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
  talk.means("status");
  talk.learns({ card: facts });
  return talk;
};

describe("the answer to a question", () => {
  test.each([
    ["train", "collected", ["human", "menu"]],
    ["waiting", "processing", ["status", "human", "menu"]],
    ["waiting", "ready", ["status", "code", "human", "menu"]],
    ["appPassword", "collected", ["newPhone", "human", "menu"]],
    ["renewsItself", "collected", ["whenExtend", "reminders", "human", "menu"]],
  ] as const)("about %s, while the order is %s, offers only what can be done", (about, phase, choices) => {
    const talk = knowing(usos(order(phase)));
    expect(cardOf(talk.presses(`o/advice?about=${about}`)).choices).toEqual(choices);
  });

  test("offers no revoking and no state to a student who has no card", () => {
    const talk = knowing(usos());
    expect(cardOf(talk.presses("o/advice?about=severalProgrammes")).choices).not.toContain("revoke");
    expect(cardOf(talk.presses("o/advice?about=waiting")).choices).toEqual(["order", "human", "menu"]);
  });

  test("leads to the reason instead of an order that USOS has just refused", () => {
    const talk = knowing({ ...usos(), whyCannotOrder: { pl: "Nie można zamówić." } });
    expect(cardOf(talk.presses("o/advice?about=waiting")).choices).toEqual(["eligibility", "human", "menu"]);
  });

  test("follows what happens: once the codes are ready, it offers them, and once the card is there, it does not", () => {
    const talk = knowing(usos(order("processing")));
    talk.hears({ kind: "orderReady", orderId: "7001" });
    expect(cardOf(talk.presses("o/advice?about=waiting")).choices).toContain("code");
    talk.hears({ kind: "orderCollected", orderId: "7001" });
    talk.now += 60_000;
    expect(cardOf(talk.presses("o/advice?about=waiting")).choices).not.toContain("code");
  });

  test("whether to order before the phone is at hand says that the codes wait already", () => {
    const ask = (facts: CardFacts) => cardOf(knowing(facts).presses("o/advice?about=orderBeforePhone"));
    expect(ask(usos(order("ready")))).toMatchObject({ keys: ["advice.codesWait"], choices: ["code", "human", "menu"] });
    expect(ask(usos())).toMatchObject({
      keys: ["answers.orderBeforePhone.text"],
      choices: ["order", "human", "menu"],
    });
  });

  test("that the university leaves to its staff leads there first", () => {
    const institution = institutionOf();
    const run = scriptAt({ ...institution, answers: { ...institution.answers, price: "off" } });
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") }, run);
    expect(cardOf(talk.presses("o/advice?about=price")).primary).toBe("human");
  });
});

test("the codes that an answer offers are shown with one press", () => {
  const talk = knowing(usos(order("ready")));
  talk.presses("o/advice?about=waiting");
  talk.chooses("code");
  const outputs = talk.learns({ card: usos(order("ready")) });
  expect(effects(outputs)).toEqual(["secret.show"]);
});
