import { asking, atOrder, types } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { effects, said, Talk } from "./talk";

const at = (lang: "pl" | "en" | "uk", talk: Talk): Talk => {
  talk.person = { ...talk.person, lang, langChosen: true };
  return talk;
};
const atExtension = (): Talk =>
  new Talk({ ...linked, frame: { ...frameAt("extend", "look"), offered: ["place", "guide", "menu"] } });
/** A conversation at the answer to a side question, with the question whether to order behind it. */
const besideOrder = (talk: Talk = atOrder()): Talk => {
  const left = talk.frame;
  const frame = { ...frameAt("advice", "look", { about: "price" }), askId: "advice" };
  talk.person = { ...talk.person, frame: { ...frame, offered: ["menu"] }, trail: [left] };
  return talk;
};

describe("a plain assent", () => {
  test.each([
    ["pl", "no to zamaiwam"],
    ["pl", "no tak"],
    ["pl", "tak"],
    ["pl", "tak, proszę"],
    ["pl", "dobra, dawaj"],
    ["uk", "так замовляй"],
    ["uk", "заказуй"],
    ["uk", "та давай давай"],
    ["uk", "да заказую"],
    ["uk", "ну то закажи"],
    ["en", "yes order it pls"],
    ["en", "please order it, yes i want"],
    ["en", "go ahead"],
    ["en", "yes please"],
  ] as const)("orders at the card that asks for it (%s: «%s»)", (lang, text) => {
    expect(effects(types(at(lang, atOrder()), text))).toEqual(["order.place"]);
  });

  test.each([
    ["pl", "no tak"],
    ["pl", "ok zamów przedłużenie"],
    ["en", "go ahead"],
    ["uk", "так, продовжуй"],
  ] as const)("extends at the card that asks for it (%s: «%s»)", (lang, text) => {
    expect(effects(types(at(lang, atExtension()), text))).toEqual(["order.place"]);
  });

  test.each([
    "mama mi zamówi",
    "zamawiam pizzę",
    "zamawiał",
    "tak, ale jutro",
    "chyba tak",
    "tak?",
    "no nie",
    "no",
    "ok",
    "dzięki",
    "my order",
    "замовляє",
    "так, але не зараз",
    "yes but my friend says no",
    "да ну",
    "aha",
  ])("is not what «%s» says", (text) => {
    expect(effects(types(atOrder(), text)).filter((it) => it === "order.place")).toEqual([]);
  });

  test.each(["замовляю", "ok zamów", "please order it, yes i want", "no to zamaiwam"])(
    "that names the order is taken after a side question («%s»)",
    (text) => {
      const talk = besideOrder();
      expect(effects(types(talk, text))).toEqual(["order.place"]);
      expect(talk.at).toBe("order.placing");
    },
  );

  test("that names no order only leads back after a side question", () => {
    const talk = besideOrder();
    expect(effects(types(talk, "tak"))).toEqual([]);
    expect(talk.at).toBe("order.check");
  });

  test("is not taken after a side question once the state of the card has changed", () => {
    const talk = besideOrder();
    talk.person = { ...talk.person, cardState: "ordered" };
    expect(effects(types(talk, "zamawiam"))).toEqual([]);
  });

  test("is taken below a list of guesses if it names the order, and means a guess otherwise", () => {
    const below = (text: string) => {
      const talk = atOrder();
      talk.says("hm", { kind: "unsure", guesses: ["price", "waiting"] });
      return effects(types(talk, text)).filter((it) => it === "order.place");
    };
    expect([below("ok zamów"), below("tak")]).toEqual([["order.place"], []]);
  });

  test("to an order picks no guess from a list beside another question", () => {
    const talk = asking("phone", ["android", "iphone"]);
    talk.says("hm", { kind: "unsure", guesses: ["phoneRequirements", "status"] });
    const outputs = types(at("en", talk), "yes please order it");
    expect([talk.frame.dialog, said(outputs)]).not.toContain("advice");
    expect(talk.frame.dialog).toBe("order");
  });

  test("to what cannot be undone is answered by naming the button", () => {
    const talk = new Talk({ ...linked, frame: frameAt("revoke", "confirm", { orderId: "7001", what: "card" }) });
    const first = types(talk, "tak, na pewno");
    expect([effects(first), said(first)]).toEqual([[], ["problem.pressButton"]]);
    talk.person = { ...talk.person, frame: { ...talk.frame, waiting: false, offered: ["confirm", "cancel"] } };
    const second = types(talk, "так, анулюй");
    expect([effects(second), said(second)]).toEqual([[], ["problem.pressStill"]]);
  });
});
