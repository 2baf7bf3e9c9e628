import { home } from "../../dialogs/home";
import type { CardFacts, OrderFact } from "../../dialogs/kit/facts";
import type { Happening } from "../../dialogs/kit/effects";
import type { Output } from "../../src/conversation/turnContext";
import { order } from "./facts";
import { frameAt, linked, usosWords } from "./people";
import { cardOf, Talk } from "./talk";

const words = usosWords("activeStudent");
const usos = (whyCannotOrder: CardFacts["whyCannotOrder"], ...orders: OrderFact[]): CardFacts => ({
  whyCannotOrder,
  whyCannotRevoke: null,
  orders,
});
const extension: OrderFact = { ...order("processing", null), id: "7002" };

const opens = (dialog: string, ...facts: CardFacts[]): [Talk, readonly Output[]] => {
  const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
  let outputs = talk.presses(`o/${dialog}`);
  for (const card of facts) outputs = talk.learns({ card });
  return [talk, outputs];
};
const noticeOf = (outputs: readonly Output[]) => outputs.flatMap((it) => (it.kind === "say" ? [it.notice] : [])).at(-1);

describe("a card for a student who has none", () => {
  test.each(["code", "newPhone", "revoke", "lostPhone", "status", "extend"])(
    "from «%s» offers an order only if USOS has not refused it",
    (dialog) => {
      const choices = (why: CardFacts["whyCannotOrder"]) => cardOf(opens(dialog, usos(why))[1]).choices ?? [];
      expect(choices(null)).toContain("order");
      expect(choices(words)).not.toContain("order");
      expect(choices(words)).toContain("eligibility");
    },
  );

  test("on the home page offers an order only if USOS has not refused it", () => {
    const known = { signedIn: true, firstName: null, orders: [], mayExtend: false, tickets: [], answered: false };
    const dialogs = (refusedAt?: string) => home({ ...known, refusedAt })[0]?.opens?.map(({ dialog }) => dialog);
    expect(dialogs()).toContain("order");
    expect(dialogs("2026-11-23")).not.toContain("order");
  });

  test("is not offered once more after USOS has refused the press, or an order after the end of the card", () => {
    const refusals: Happening[] = [
      { kind: "orderRefused", words },
      { kind: "orderEnded", orderId: "7001", how: "revoked", refusal: words },
    ];
    for (const refusal of refusals) {
      const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
      const notice = noticeOf(talk.hears(refusal));
      expect(notice?.opens?.map(({ dialog }) => dialog)).not.toContain("order");
      talk.commands("menu");
      const menu = cardOf(talk.learns({ followed: { orders: [], mayExtend: false, hasExpired: false }, tickets: [] }));
      expect(menu.choices).not.toContain("order");
    }
  });

  test("after its revocation follows USOS's reason, unless that was the card itself", () => {
    const done = (why: CardFacts["whyCannotOrder"]) => {
      const [talk] = opens("revoke", usos(why, order("collected")), usos(why, order("collected")));
      talk.chooses("confirm");
      return cardOf(talk.hears({ kind: "revoked", orderId: "7001", was: "card" }, talk.frame.askId)).choices;
    };
    expect(done(usosWords("cardThere"))).toEqual(["order", "menu"]);
    expect(done(words)).toEqual(["eligibility", "menu"]);
  });
});

describe("ending a card or an order", () => {
  /** Presses the button of the status that ends the card or the order, and reads what USOS says for the confirmation. */
  const endingOf = (card: CardFacts): [Talk, readonly Output[]] => {
    const [talk, outputs] = opens("status", card);
    talk.chooses(cardOf(outputs).choices?.find((it) => it === "revoke" || it.startsWith("cancel")) ?? "");
    talk.learns({ card });
    return [talk, talk.learns({ card })];
  };
  const endOf = (...orders: OrderFact[]) => {
    const card = usos(null, ...orders);
    return [cardOf(opens("status", card)[1]).choices, cardOf(endingOf(card)[1])] as const;
  };

  test.each([
    ["an order", "cancelOrder", "order", [order("processing", null)]],
    ["an extension", "cancelExtension", "extension", [order("collected"), extension]],
  ] as const)("is called after what it ends: %s", (_, choice, what, orders) => {
    const [choices, confirm] = endOf(...orders);
    expect(choices).toContain(choice);
    expect(choices).not.toContain("revoke");
    expect(confirm.keys).toEqual([`revoke.${what}.lost`, "revoke.keeps"]);
    expect(confirm.choices).toEqual([choice, "cancel"]);
  });

  test("says after an extension that the card in the phone stays", () => {
    const [talk] = endingOf(usos(null, order("collected"), extension));
    talk.chooses("cancelExtension");
    const done = cardOf(talk.hears({ kind: "revoked", orderId: "7002", was: "extension" }, talk.frame.askId));
    expect([done.keys, done.choices]).toEqual([["revoke.extension.done"], ["status", "menu"]]);
  });

  test("does not offer a new phone again to a student who wanted only that", () => {
    const card = usos(null, order("collected"));
    expect(endOf(order("collected"))[1].choices).toEqual(["confirm", "newPhone", "cancel"]);
    const [talk] = opens("lostPhone", card);
    talk.chooses("block");
    talk.learns({ card });
    expect(cardOf(talk.learns({ card })).choices).toEqual(["confirm", "cancel"]);
  });
});

describe("a new order after the old card was revoked", () => {
  const after = (happening: Happening) => {
    const card = usos(null, order("collected"));
    const [talk] = opens("newPhone", card, card);
    talk.chooses("confirm");
    return cardOf(talk.hears(happening, talk.frame.askId));
  };

  test("is looked for first if USOS has not confirmed it", () => {
    expect(after({ kind: "orderUnclear" })).toMatchObject({ keys: ["newPhone.unclear"] });
    expect(after({ kind: "orderUnclear" }).choices).toBeUndefined();
  });

  test("is offered if USOS was not reached, and not if USOS refused it", () => {
    expect(after({ kind: "revokedNotOrdered" }).primary).toBe("order");
    expect(after({ kind: "revokedNotOrdered", isRefused: true, words }).primary).toBe("eligibility");
  });
});

describe("a walkthrough", () => {
  const guided = (): Talk => {
    const talk = new Talk({ ...linked, frame: frameAt("activate", "scan", { phone: "android", layout: "newer" }) });
    talk.presses("o/activate?to=scan&phone=android&layout=newer");
    talk.presses("o/advice?about=price");
    return talk;
  };
  const back = (outputs: readonly Output[]) =>
    outputs.flatMap((it) => (it.kind === "ask" ? (it.card.opens ?? []) : [])).map(({ dialog }) => dialog);

  test("that was left is led back to until the card is in the phone", () => {
    const talk = guided();
    expect(back(talk.presses("o/advice?about=waiting"))).toContain("resumed");
    talk.hears({ kind: "orderCollected", orderId: "7001" });
    expect(back(talk.presses("o/advice?about=price"))).not.toContain("resumed");
  });

  test("offers an extension only where there is a card, or nothing is known", () => {
    const choices = (cardState: "ready" | "active" | undefined, signedIn = true) => {
      const talk = new Talk({ ...linked, signedIn, ...(cardState && { cardState }), frame: frameAt("menu", "main") });
      return cardOf(talk.presses("o/activate")).choices;
    };
    expect(choices("ready")).not.toContain("extension");
    expect(choices("active")).toContain("extension");
    expect(choices(undefined)).toContain("extension");
    expect(choices(undefined, false)).toContain("extension");
  });
});

test("a reminder of the end leads to an extension if USOS allows it, and to a look at that otherwise", () => {
  const label = (mayExtend?: true) => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    const expiring = { kind: "expiring", orderId: "7001", expiresAt: "2027-03-31", days: 7 } as const;
    return noticeOf(talk.hears({ ...expiring, ...(mayExtend && { mayExtend }) }))?.opens?.[0]?.label;
  };
  expect(label()).toEqual({ key: "extend.when" });
  expect(label(true)).toEqual({ key: "menu.extend" });
});
