import type { CardFacts, OrderFact } from "../../dialogs/kit/facts";
import { extension, order } from "./facts";
import { atCodes, types, walking } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { cardOf, Talk } from "./talk";

const usos = (...orders: OrderFact[]): CardFacts => ({
  whyCannotOrder: null,
  whyCannotRevoke: null,
  orders,
});

const questions = [
  "чи вона вже не діє?",
  "вона ще діє?",
  "czy już nie działa?",
  "czy ona jeszcze działa?",
  "a moja legitymacja jest jeszcze ważna?",
  "is it still valid",
  "is my card still working?",
  "did it work",
  "did it work?",
  "udało się?",
  "i co, zadziałało?",
  "чи вдалося?",
] as const;

/** The keys on the card of the state that a question opens, in the order of its texts. */
const answered = (text: string, facts: CardFacts, dialog = "menu", step = "main") => {
  const talk = new Talk({ ...linked, frame: frameAt(dialog, step) });
  talk.now = Date.parse("2026-12-01T10:00:00Z");
  types(talk, text);
  expect(talk.at).toBe("status.look");
  return cardOf(talk.learns({ card: facts })).keys.filter((it) => /^(?:status|menu|phase|extend)\./u.test(it));
};

describe("a question about the state as it is", () => {
  test.each(questions)("«%s» is answered by what USOS says", (text) => {
    expect(answered(text, usos(order("collected")))[0]).toBe("status.worksUntil");
  });

  test.each([
    ["of a card that is valid", [order("collected")], ["status.worksUntil", "phase.collected"]],
    ["of a card without a date", [order("collected", null)], ["phase.collected"]],
    ["of a card whose time is over", [order("collected", "2026-10-31")], ["menu.wasValidUntil", "phase.collected"]],
    ["of a revoked card", [order("revoked")], ["status.ended", "phase.revoked"]],
    ["of an order", [order("placed", null)], ["status.notYet", "phase.placed"]],
    ["of codes that wait", [order("ready")], ["status.notYet", "phase.ready"]],
    ["of a cancelled order", [order("cancelled", null)], ["status.notYet", "phase.cancelled"]],
    ["of a card that is being extended", [order("collected"), extension], ["status.worksUntil", "extend.underWay"]],
    ["where there is nothing", [], ["status.none"]],
  ] as const)("is answered by the state %s", (_, orders, keys) => {
    expect(answered("czy ona jeszcze działa?", usos(...orders))).toEqual(expect.arrayContaining([...keys]));
    expect(answered("did it work?", usos(...orders))[0]).toBe(keys[0]);
  });

  test.each([
    ["revoke", "done"],
    ["lostPhone", "mine"],
    ["order", "placed"],
  ])("is answered at %s.%s", (dialog, step) => {
    expect(answered("чи вона вже не діє?", usos(order("revoked")), dialog, step)[0]).toBe("status.ended");
  });

  test.each(["is it still valid?", "czy jest jeszcze ważny?"])("below the codes, «%s» may be about a code", (text) => {
    const talk = atCodes({ shown: "yes" });
    types(talk, text);
    expect(talk.frame.data["about"]).not.toBe("works");
  });

  test.each(["nie działa", "it doesn't work", "czy działa bez internetu?", "is it valid abroad?", "не працює"])(
    "«%s» asks for no state",
    (text) => {
      const talk = walking("terms", 6);
      types(talk, text);
      expect(talk.frame.dialog).not.toBe("status");
    },
  );

  test("after a letter, «did it work?» is not about the card", () => {
    const talk = new Talk({ ...linked, frame: frameAt("tickets", "list") });
    types(talk, "did it work?");
    expect(talk.frame.data["about"]).toBeUndefined();
  });
});
