import type { CardFacts, OrderFact, Phase } from "../../dialogs/kit/facts";
import { textsOf } from "../../dialogs/kit/text";
import type { Output } from "../../src/conversation/turnContext";
import { institutionOf } from "../support/institution";
import { frameAt, linked, scriptAt } from "./people";
import { Talk } from "./talk";

const order = (phase: Phase): OrderFact => ({
  id: "7001",
  phase,
  status: null,
  orderedAt: "2026-10-01",
  expiresAt: "2027-03-31",
});
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
const cardIn = (outputs: readonly Output[]) => {
  const found = outputs.findLast((it) => it.kind === "ask");
  if (found?.kind !== "ask") throw new Error("no card was shown");
  return { ...found.card, keys: textsOf(found.card).map((it) => ("key" in it ? it.key : "")) };
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
    expect(cardIn(talk.presses(`o/advice?about=${about}`)).choices).toEqual(choices);
  });

  test("offers no revoking and no state to a student who has no card", () => {
    const talk = knowing(usos());
    expect(cardIn(talk.presses("o/advice?about=severalProgrammes")).choices).not.toContain("revoke");
    expect(cardIn(talk.presses("o/advice?about=waiting")).choices).toEqual(["order", "human", "menu"]);
  });

  test("leads to the reason instead of an order that USOS has just refused", () => {
    const talk = knowing({ ...usos(), whyCannotOrder: { pl: "Nie można zamówić." } });
    expect(cardIn(talk.presses("o/advice?about=waiting")).choices).toEqual(["eligibility", "human", "menu"]);
  });

  test("follows what happens: once the codes are ready, it offers them, and once the card is there, it does not", () => {
    const talk = knowing(usos(order("processing")));
    talk.hears({ kind: "orderReady", orderId: "7001" });
    expect(cardIn(talk.presses("o/advice?about=waiting")).choices).toContain("code");
    talk.hears({ kind: "orderCollected", orderId: "7001" });
    talk.now += 60_000;
    expect(cardIn(talk.presses("o/advice?about=waiting")).choices).not.toContain("code");
  });

  test("whether to order before the phone is at hand says that the codes wait already", () => {
    const ask = (facts: CardFacts) => cardIn(knowing(facts).presses("o/advice?about=orderBeforePhone"));
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
    expect(cardIn(talk.presses("o/advice?about=price")).primary).toBe("human");
  });
});

test("the codes that an answer offers are shown with one press", () => {
  const talk = knowing(usos(order("ready")));
  talk.presses("o/advice?about=waiting");
  talk.chooses("code");
  const outputs = talk.learns({ card: usos(order("ready")) });
  expect(outputs.flatMap((it) => (it.kind === "do" ? [it.effect.kind] : []))).toEqual(["secret.show"]);
});
