import { choiceButton } from "../../src/conversation/buttons";
import { atCodes, types } from "./inTheWalkthrough";
import { order } from "./facts";
import { frameAt, linked } from "./people";
import { asked, cardOf, effects, said, Talk } from "./talk";

const at = (dialog: string, step: string, data: Record<string, string> = {}) =>
  new Talk({ ...linked, frame: frameAt(dialog, step, data) });
const confirming = (dialog: "revoke" | "newPhone") => at(dialog, "confirm", { orderId: "7001", what: "card" });
const card = (...orders: ReturnType<typeof order>[]) => ({
  card: { orders, whyCannotOrder: null, whyCannotRevoke: null },
});
/** A conversation at the answer to a side question, with a question behind it. */
const beside = (talk: Talk): Talk => {
  const left = talk.frame;
  const frame = { ...frameAt("advice", "look", { about: "price" }), askId: "advice", offered: ["menu"] };
  talk.person = { ...talk.person, frame, trail: [left] };
  return talk;
};

describe("a wish to end the card", () => {
  test.each([
    "заблокуйте її будь ласка прямо зараз",
    "так, анулюй",
    "ні ні, я про анулювання. анулюйте",
    "revoke it now please",
  ])("opens the question whether to («%s»)", (text) => {
    const talk = at("activate", "phone");
    types(talk, text);
    expect(talk.frame.dialog).toBe("revoke");
  });

  test.each([
    "ну давай анулюй і закажи нову",
    "да анулюй я впевнений",
    "dobra, unieważnij i zamów nową",
    "to unieważniaj tę starą",
  ])("after a side question keeps the new order that was asked for («%s»)", (text) => {
    const talk = beside(confirming("newPhone"));
    types(talk, text);
    expect(talk.frame.dialog).toBe("newPhone");
  });

  test.each(["to unieważniaj tę starą", "dobra, unieważnij i zamów nową", "анулюй її"])(
    "stays with the question that stands, which names its button («%s»)",
    (text) => {
      const talk = confirming("newPhone");
      const outputs = types(talk, text);
      expect([talk.at, said(outputs), effects(outputs)]).toEqual(["newPhone.confirm", ["problem.pressButton"], []]);
    },
  );

  test("with a new order goes from revoking to replacing", () => {
    const talk = confirming("revoke");
    types(talk, "unieważnij i zamów nową");
    expect(talk.frame.dialog).toBe("newPhone");
  });

  test("at a lost phone chooses between blocking and moving", () => {
    const blocked = at("lostPhone", "which");
    types(blocked, "заблокуйте її");
    const moved = at("lostPhone", "which");
    types(moved, "zablokuj ją i zamów nową");
    expect([blocked.frame.dialog, moved.frame.dialog]).toEqual(["revoke", "newPhone"]);
  });

  test.each(["nie unieważniaj jej", "jeśli ją unieważnię, co dalej", "kolega zablokował kartę"])(
    "is not «%s»",
    (text) => {
      const talk = at("menu", "main");
      const outputs = types(talk, text);
      expect(effects(outputs)).toEqual([]);
      expect(["revoke", "newPhone"]).not.toContain(talk.frame.dialog);
    },
  );
});

describe("the codes", () => {
  test.each([
    "да анулюй я впевнений",
    "ну давай анулюй і закажи нову",
    "tak, zablokuj",
    "yes hide them please",
    "так, сховай",
    "ok cancel that code",
  ])("are not shown for «%s»", (text) => {
    for (const data of [{}, { shown: "yes" }] as const) {
      const talk = atCodes(data);
      expect(effects(types(talk, text))).not.toContain("secret.show");
    }
  });

  test.each(["powtórz proszę", "say it again please", "повтори будь ласка", "możesz jaśniej?", "га?"])(
    "are not shown for «%s», which gets the card once more",
    (text) => {
      for (const data of [{}, { shown: "yes" }] as const) {
        const talk = atCodes(data);
        const outputs = types(talk, text);
        expect([effects(outputs), talk.at]).toEqual([[], "code.look"]);
        expect(outputs.some(({ kind }) => kind === "read" || kind === "ask")).toBe(true);
      }
    },
  );
});

describe.each(["revoke", "newPhone"] as const)("the button of an older card of «%s»", (dialog) => {
  test("asks its question anew, and says that nothing has been done", () => {
    const talk = confirming(dialog);
    const old = choiceButton({ ...talk.frame, askId: "earlier" }, "confirm");
    talk.person = { ...talk.person, frame: frameAt("activate", "phone") };
    const outputs = talk.presses(old);
    expect([effects(outputs), said(outputs)]).toEqual([[], []]);
    talk.learns(card(order("collected")));
    const shown = talk.frame.waiting ? talk.learns(card(order("collected"))) : [];
    expect(talk.at).toBe(`${dialog}.confirm`);
    if (shown.length > 0) expect(cardOf(shown).keys).toContain("revoke.notYet");
    expect(talk.frame.data["pressedBefore"]).toBe("yes");
  });

  test("tells that there is nothing left once it has been done", () => {
    const talk = confirming(dialog);
    const old = choiceButton({ ...talk.frame, askId: "earlier" }, "confirm");
    talk.presses(old);
    talk.learns(card(order("revoked")));
    if (talk.frame.waiting) talk.learns(card(order("revoked")));
    expect(talk.at).toBe(`${dialog}.nothing`);
  });
});

describe("at the question about a lost phone", () => {
  test.each(["га?", "не те я питала", "rozmyśliłam się jednak", "nah changed my mind"])(
    "«%s» is not news that the phone was found",
    (text) => {
      const talk = at("lostPhone", "which", { what: "card" });
      const outputs = types(talk, text);
      expect([...said(outputs), ...asked(outputs)]).not.toContain("lostPhone.nothingBlocked");
      expect(said(outputs)).not.toContain("says.phoneFound");
    },
  );
});
