import { dialogs } from "../../dialogs";
import { languages } from "../../dialogs/kit/text";
import { costlyEffects } from "./costlyEffects";
import { frameAt, linked } from "./people";
import { heldNow } from "../dialogs/samples";
import { asked, effects, said, Talk } from "./talk";
import { interpreted as understand } from "../support/understanding";

/** Whole answers that agree to what is asked, and nothing else. */
const assents = ["tak", "Tak!", "TAK", "tak, potwierdzam", "potwierdzam", "zgadzam się"]
  .concat(["yes", "Yes please", "I confirm", "sure", "do it", "go ahead"])
  .concat(["так", "підтверджую", "да", "згоден"]);
/** Words that may only say that the card was read, or that are a yes only in Polish. */
const halfAssents = ["ok", "okej", "dobrze", "jasne", "no", "confirm"];
const orders = ["zamawiam", "Zamów", "zamów mLegitymację", "order it", "place the order", "замовляю", "замов"];
const ends = [
  "unieważniam",
  "Unieważnij i zamów nową",
  "Tak, potwierdzam unieważnienie",
  "revoke",
  "revoke my card",
  "анулюй",
  "usuń wszystko",
];
const others = [
  "Tak, usuń wszystko",
  "Wyloguj i usuń",
  "Wyloguj i usuń dane",
  "wyloguj mnie",
  "delete my data",
  "wyślij",
  "send it",
  "wycofaj zgłoszenie",
];
const odd = [
  "dalej",
  "next",
  "далі",
  "stuck",
  "nie działa",
  "1",
  "👍",
  "123456",
  "place",
  "confirm",
  "send",
  "order.place",
  "c/order/1/check/place/here",
];
const texts = [...assents, ...halfAssents, ...orders, ...ends, ...others, ...odd];

const orderedHere = [
  "Zamawiam",
  "zamów",
  "order it",
  "замовляю",
  "tak, zamawiam",
  "no to zamów mi ją",
  "tak, prosze zamowic",
  "dobra, niech pani zamawia",
  "yes please, go ahead and order it for me",
  "I'd like to order the student card",
  "так, прошу замовити",
  "ну то замовляйте мені студентський",
];
/** They have a word that orders, and none of them orders the card now. */
const orderedElsewhere = [
  "mama mi zamówi",
  "zamawiam pizzę",
  "please order me a pizza",
  "yes, my friend placed the order",
  "ok zamawiam po sesji",
  "zamawiam ją po egzaminie",
  "zamawiam, żartowałem",
  "замов мені піцу",
  "замовляю таксі",
  "gdzie zamówić mLegitymację",
  "де замовити студентський",
  "thanks for the order",
  "no order",
  "przedłużam urlop",
  "продовжую дивитись серіал",
];

const everyStep = Object.values(dialogs).flatMap((it) => Object.keys(it.steps).map((step) => [it.id, step] as const));
/** The steps that ask a student whether to order, for the first time or for an extension: there, a text that names the order places it. */
const asksToOrder = new Set(["order.check", "extend.look"]);
const data = { orderId: "7001", what: "card", text: "Kod nie działa", ticket: "L-1", about: "photo", phone: "iphone" };

describe("free text alone", () => {
  test.each(everyStep)("never does anything irreversible at %s.%s", (dialog, step) => {
    const named = asksToOrder.has(`${dialog}.${step}`) ? [...orders, ...assents] : [];
    for (const text of texts.filter((it) => !named.includes(it))) {
      const talk = new Talk({ ...linked, frame: frameAt(dialog, step, data) });
      const done = effects(talk.says(text, understand(text)));
      expect({ text, done: done.filter((it) => costlyEffects.has(it)) }).toEqual({ text, done: [] });
    }
  });

  test.each([
    ["order", "check"],
    ["extend", "look"],
  ])(
    "at %s.%s places the order, which can be revoked, when the text names it or plainly agrees, and never by words like «ok»",
    (dialog, step) => {
      const placed = (text: string): boolean => {
        const talk = new Talk({ ...linked, frame: frameAt(dialog, step) });
        return effects(talk.says(text, understand(text))).includes("order.place");
      };
      expect([...orderedHere, ...assents].filter((it) => !placed(it))).toEqual([]);
      expect([...halfAssents, "1", "pierwsze", "zamawiasz?", "nie zamawiam", "don’t order it"].filter(placed)).toEqual(
        [],
      );
    },
  );

  test.each(languages)(
    "places no order of anything else, by anybody else or for another day, in a chat in %s",
    (lang) => {
      const placed = (["order.check", "extend.look"] as const).flatMap((at) =>
        orderedElsewhere.filter((text) => {
          const [dialog = "", step = ""] = at.split(".");
          const talk = new Talk({ ...linked, lang, frame: frameAt(dialog, step) });
          return effects(talk.says(text, understand(text))).includes("order.place");
        }),
      );
      expect(placed).toEqual([]);
    },
  );

  test("never does anything irreversible even if it is understood as any of the intents", () => {
    const intents = [
      "yes",
      "no",
      "next",
      "back",
      "cancel",
      "stuck",
      "order",
      "revoke",
      "newPhone",
      "unlink",
      "privacy",
    ];
    for (const [dialog, step] of everyStep)
      for (const intent of intents) {
        // At these steps, the text «order» is the label of the button, and «yes» agrees to it, so they place the order.
        if (asksToOrder.has(`${dialog}.${step}`) && ["order", "yes"].includes(intent)) continue;
        const talk = new Talk({ ...linked, frame: frameAt(dialog, step, data) });
        const done = effects(talk.means(intent));
        expect({ dialog, step, intent, done: done.filter((it) => costlyEffects.has(it)) }).toEqual({
          dialog,
          step,
          intent,
          done: [],
        });
      }
  });

  const confirmed = everyStep.filter(([id, step]) =>
    Object.entries(dialogs[id]?.steps[step]?.on ?? {}).some(
      ([name, it]: [string, object]) => "pressOnly" in it && ["confirm", "place", "send"].includes(name),
    ),
  );

  test.each(confirmed)("at %s.%s leads to the advice to press the button", (dialog, step) => {
    for (const text of asksToOrder.has(`${dialog}.${step}`)
      ? ["ok", "confirm"]
      : ["tak", "potwierdzam", "yes", "так"]) {
      const talk = new Talk({ ...linked, frame: frameAt(dialog, step, data) });
      const outputs = talk.says(text, understand(text));
      const answered = said(outputs).filter((it) => it !== "says.languageChanged");
      const toOrder = asksToOrder.has(`${dialog}.${step}`) ? "problem.sayOrPress" : "problem.pressButton";
      const told = dialog === "escalate" ? "escalate.readyToSend" : toOrder;
      expect({ text, said: answered }).toEqual({ text, said: [told] });
      expect(asked(outputs).length + outputs.filter((it) => it.kind === "read").length).toBe(1);
      expect(talk.frame).toMatchObject({ dialog, step });
    }
  });

  test("«wyślij» at the review of a letter does not become part of the letter", () => {
    const talk = new Talk({ ...linked, frame: frameAt("escalate", "review", data) });
    for (const text of ["wyślij", "tak, wyślij", "send it", "надішли"]) {
      expect({ text, said: said(talk.says(text, understand(text))) }).toEqual({ text, said: ["escalate.readyToSend"] });
      talk.learns({ ...heldNow, problems: [] });
      expect(talk.frame.data["text"]).toBe("Kod nie działa");
    }
  });

  test("«tak» and «dalej» lead on where nothing irreversible can happen", () => {
    const talk = new Talk({ frame: frameAt("activate", "terms", { phone: "iphone", layout: "newer" }) });
    expect(asked(talk.means("yes"))).toEqual(["activate.camera"]);
    expect(asked(talk.means("next"))).toEqual(["activate.scan"]);
  });
});
