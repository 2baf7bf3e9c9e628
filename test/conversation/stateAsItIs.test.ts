import type { CardFacts, OrderFact } from "../../dialogs/kit/facts";
import type { Output } from "../../src/conversation/turnContext";
import { held, order } from "./facts";
import { types } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { cardOf, effects, Talk } from "./talk";

const extension: OrderFact = { ...order("placed", null), id: "7002" };
const followed = (...orders: OrderFact[]) => ({ orders, mayExtend: false, hasExpired: false });
const refused: CardFacts = {
  whyCannotOrder: { pl: "Nie można zamówić." },
  whyCannotRevoke: null,
  orders: [],
};

describe("the menu of a student whom USOS refused at the last look", () => {
  const day = Date.parse("2026-11-30T10:00:00Z");
  const afterALook = (facts: CardFacts): Talk => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    talk.now = day;
    talk.means("order");
    talk.learns({ card: facts });
    return talk;
  };
  const menuOf = (talk: Talk) => {
    const outputs = talk.commands("menu");
    expect(outputs.flatMap((it) => (it.kind === "read" ? it.facts : []))).toEqual(["followed", "tickets"]);
    return cardOf(talk.learns({ followed: followed(), tickets: [] }));
  };

  test("does not offer an order first, and says when USOS was asked", () => {
    const menu = menuOf(afterALook(refused));
    expect([menu.choices?.[0], menu.primary]).toEqual(["eligibility", "eligibility"]);
    expect(menu.choices).not.toContain("order");
    expect(menu.text).toContainEqual({ key: "menu.refused", values: { when: { day: "2026-11-30" } } });
  });

  test("offers it first again once USOS allows it", () => {
    const talk = afterALook(refused);
    talk.means("order");
    talk.learns({ card: { ...refused, whyCannotOrder: null } });
    expect(menuOf(talk).choices?.[0]).toBe("order");
  });

  test("forgets it when another account is linked", () => {
    const talk = afterALook(refused);
    talk.hears({ kind: "linked", name: "Jan", account: "usos:2" });
    expect(menuOf(talk).keys).not.toContain("menu.refused");
  });
});

describe("the reminders", () => {
  const shown = (...orders: OrderFact[]) => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    talk.means("reminders");
    return cardOf(talk.learns({ held, followed: followed(...orders) }));
  };

  test.each([
    ["nothing", []],
    ["order", [order("placed", null)]],
    ["card", [order("collected")]],
    ["extension", [order("collected"), extension]],
  ] as const)("promise %s where there is no more to be reminded of", (of, orders) => {
    expect(shown(...orders).keys[0]).toBe(`reminders.what.${of}`);
  });

  test("offer the calendar only if there is a date", () => {
    expect(shown(order("collected")).choices).toContain("calendar");
    expect(shown(order("collected", null)).choices).not.toContain("calendar");
    expect(shown().choices).not.toContain("calendar");
  });
});

describe("the walkthrough of an extension", () => {
  const opened = (...orders: OrderFact[]): [Talk, readonly Output[]] => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    talk.presses("o/extendGuide");
    return [talk, talk.learns({ followed: followed(...orders) })];
  };

  test("says first that there is no code, and can still be looked at", () => {
    for (const orders of [[], [order("collected")], [order("collected"), extension]]) {
      const [talk, outputs] = opened(...orders);
      expect([talk.at, cardOf(outputs).keys[0]]).toEqual(["extendGuide.noCode", "extendGuide.noCode"]);
      types(talk, "pokaż kroki");
      expect(talk.at).toBe("extendGuide.more");
    }
  });

  test("begins at once when the code waits", () => {
    const [talk] = opened(order("collected"), { ...extension, phase: "ready" });
    expect(talk.at).toBe("extendGuide.more");
  });
});

describe("a button of an old message that announced a code", () => {
  test("says that the code has been used once the card is in the phone", () => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    talk.presses("o/code?ask=now");
    const outputs = talk.learns({ card: { ...refused, orders: [order("collected")] } });
    expect(cardOf(outputs).keys).toEqual(["code.used"]);
    expect(effects(outputs)).toEqual([]);
  });
});

describe("the calendar beside the state of a card", () => {
  test.each([
    ["2027-03-31", true],
    [null, false],
  ])("with the date %s is offered: %s", (expiresAt, isOffered) => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    talk.means("status");
    const card = cardOf(talk.learns({ card: { ...refused, orders: [order("collected", expiresAt)] } }));
    expect(card.choices?.includes("calendar")).toBe(isOffered);
  });
});

describe("opening the chat soon after the state of the card changed", () => {
  const opened = (dialog: string, step: string, happening?: Parameters<Talk["hears"]>[0]): Talk => {
    const frame = {
      ...frameAt(dialog, step, dialog === "advice" ? { about: "price" } : {}),
      cardState: "ready" as const,
    };
    const talk = new Talk({ ...linked, cardState: "ready", frame, seenBefore: 0 });
    if (happening) talk.hears(happening);
    talk.now = 60_000;
    talk.hello();
    return talk;
  };
  const collected = { kind: "orderCollected", orderId: "7001" } as const;

  test("shows the state of things instead of an old answer, and the question again if nothing changed", () => {
    expect(opened("advice", "look", collected).at).toBe("menu.main");
    expect(opened("advice", "look").at).toBe("advice.look");
  });

  test("looks again where the card itself shows the state", () => {
    const talk = opened("status", "look", collected);
    expect([talk.at, talk.frame.waiting]).toEqual(["status.look", true]);
  });

  test("ends a walkthrough, which goes on until then", () => {
    expect(opened("activate", "layout", collected).at).toBe("menu.main");
    expect(opened("activate", "layout", { kind: "orderReady", orderId: "7001" }).at).toBe("activate.layout");
  });

  test("keeps a letter and does not keep the question about a lost phone", () => {
    expect(opened("escalate", "describe", collected).at).toBe("escalate.describe");
    expect(opened("lostPhone", "which", collected).at).toBe("menu.main");
  });
});
