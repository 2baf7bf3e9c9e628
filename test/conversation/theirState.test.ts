import type { CardFacts, OrderFact, TicketFact } from "../../dialogs/kit/facts";
import { order } from "./facts";
import { frameAt, linked, usosWords } from "./people";
import { cardOf, effects, opensOf, said, Talk } from "./talk";

const notStudying = usosWords("activeStudent");
const usos = (whyCannotOrder: CardFacts["whyCannotOrder"], ...orders: OrderFact[]): CardFacts => ({
  whyCannotOrder,
  whyCannotRevoke: null,
  orders,
});
const shown = (dialog: string, card: CardFacts) => {
  const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
  talk.presses(`o/${dialog}`);
  return cardOf(talk.learns({ card })).keys;
};

describe("a student who is no active student any more", () => {
  test.each(["status", "order"])(
    "and had a card reads in «%s» that the right to it ends with the studies",
    (dialog) => {
      const keys = shown(dialog, usos(notStudying, order("revoked")));
      expect(keys).toContain("condition.activeStudent.after");
      expect(keys).not.toContain("condition.activeStudent.mend");
    },
  );

  test("and has a card reads the same when they want to extend it", () => {
    expect(shown("extend", usos(notStudying, order("collected")))).toContain("condition.activeStudent.after");
  });

  test("and never had a card reads what to do at the beginning of the studies", () => {
    expect(shown("order", usos(notStudying))).toContain("condition.activeStudent.mend");
  });
});

test("«when can I extend it?» is answered with when, if USOS only says that there is a card", () => {
  const keys = shown("extend", usos(usosWords("cardThere"), order("collected")));
  expect(keys).toEqual(["extend.cannot", "usosSays", "reason.cardThere.means", "reason.cardThere.mend"]);
});

describe("the help of a step of a walkthrough", () => {
  const help = (helpAt: string, cardState?: "ready" | "active"): Talk => {
    const data = { phone: "android", layout: "newer", helpAt };
    const frame = frameAt("activate", "help", data);
    return new Talk({ ...linked, ...(cardState && { cardState }), frame });
  };
  const choices = (talk: Talk) => cardOf(talk.hello()).choices;

  test("offers the codes where they are needed, unless there are none", () => {
    expect(choices(help("scan", "ready"))).toContain("code");
    expect(choices(help("code"))).toContain("code");
    expect(choices(help("openApp", "ready"))).not.toContain("code");
    const none = new Talk({ ...linked, cardState: "ordered", frame: help("scan").frame });
    expect(choices(none)).not.toContain("code");
  });

  test("shows them at once", () => {
    const talk = help("scan", "ready");
    talk.hello();
    talk.chooses("code");
    expect(effects(talk.learns({ card: usos(null, order("ready")) }))).toEqual(["secret.show"]);
  });
});

test.each([
  ["activate", { phone: "android", layout: "newer" }],
  ["extendGuide", {}],
])("with one phone, the step of «%s» that reads the code shows one phone", (guide, data) => {
  const image = (screen?: "same") => {
    const query = new URLSearchParams({ ...data, to: "scan", ...(screen && { screen }) });
    return cardOf(new Talk({ ...linked, frame: frameAt("menu", "main") }).presses(`o/${guide}?${query.toString()}`))
      .image;
  };
  expect(image()).toMatchObject({ name: "scan" });
  expect(image("same")).toEqual({ name: "scan-one-phone", alt: { key: "guide.onePhoneAlt" } });
});

describe("a request that staff have answered", () => {
  const looksAt = (last: string) => {
    const said = { at: "2026-11-23T10:00:00Z", files: [] };
    const ticket: TicketFact = {
      id: "L-1",
      openedAt: said.at,
      changedAt: said.at,
      state: "claimed",
      text: "Nie działa",
      earlier: 0,
      words: [
        { ...said, by: "staff", author: "Marta", text: "Jutro będzie można zamówić." },
        { ...said, by: "student", author: null, text: last },
      ],
    };
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    talk.presses("o/ticket?ticket=L-1");
    return cardOf(talk.learns({ tickets: [ticket] }));
  };

  test.each(["Super, dziękuję!", "Great, thank you!", "Чудово, дякую!"])(
    "and thanked for, «%s», can be closed first",
    (text) => {
      expect(looksAt(text)).toMatchObject({ primary: "solved", keys: ["tickets.isItSolved", ""] });
    },
  );

  test("and asked about again can be answered first", () => {
    expect(looksAt("Dziękuję, a o której?").primary).toBeUndefined();
  });
});

test("the news that the card is there says until when, and offers the calendar if there is a date", () => {
  const news = (expiresAt?: string, isExtension?: true) => {
    const talk = new Talk({ ...linked, frame: frameAt("menu", "main") });
    const collected = { kind: "orderCollected", orderId: "7001" } as const;
    const outputs = talk.hears({ ...collected, ...(expiresAt && { expiresAt }), ...(isExtension && { isExtension }) });
    return [said(outputs), opensOf(outputs).map(({ dialog }) => dialog)];
  };
  expect(news("2027-03-31")).toEqual([
    ["push.collected", "push.validUntil"],
    ["calendar", "menu"],
  ]);
  expect(news("2027-03-31", true)).toEqual([
    ["push.extended", "push.validUntil"],
    ["calendar", "menu"],
  ]);
  expect(news()).toEqual([["push.collected"], ["menu"]]);
});
