import { languages } from "../../dialogs/kit/text";
import { viewOfStep } from "../../src/conversation/localise";
import { stepOf } from "../../src/conversation/script";
import { institutionOf, institutions } from "../support/institution";
import { catalogAt, frameAt, inAllLanguagesOf, linked, scriptAt } from "./people";
import { Talk } from "./talk";

/** A question that waits, and the last word of its name on the way back to it, in each language. */
const questions = [
  ["order", "check", {}, { pl: "zamówienia", en: "order", uk: "замовлення" }],
  ["newPhone", "confirm", { orderId: "1", what: "card" }, { pl: "telefonu", en: "phone", uk: "телефона" }],
  ["revoke", "confirm", { orderId: "1", what: "card" }, { pl: "unieważnienia", en: "revoking", uk: "анулювання" }],
  ["revoke", "confirm", { orderId: "1", what: "order" }, { pl: "zamówienia", en: "order", uk: "замовлення" }],
  ["link", "code", { url: "https://usos.example/" }, { pl: "logowania", en: "in", uk: "входу" }],
  ["escalate", "describe", {}, { pl: "zgłoszenia", en: "request", uk: "звернення" }],
] as const;

describe.each(institutions)("at %s", (at) => {
  const institution = institutionOf(at);
  const [run, catalog] = [scriptAt(institution), catalogAt(institution)];
  const inAllLanguages = inAllLanguagesOf(catalog);

  test.each(questions)("the way back from a side question names what waits: %s, %s %j", (dialog, step, data, names) => {
    const frame = { ...frameAt(dialog, step, data), offered: Object.keys(run.dialogs[dialog]?.steps[step]?.on ?? {}) };
    for (const lang of languages) {
      const standing = { ...linked, lang, frame: frameAt("advice", "look", { about: "safety" }), trail: [frame] };
      const talk = new Talk(standing, run, inAllLanguages);
      const [asked] = talk.means("price").flatMap((it) => (it.kind === "ask" ? [it] : []));
      const shown = asked && stepOf(run, asked.frame);
      if (!asked || !shown) throw new Error("nothing is asked");
      const { buttons } = viewOfStep(asked.card, shown, asked.frame, lang, catalog);
      const label = buttons.map((it) => it.label).find((it) => it.endsWith(` ${names[lang]}`)) ?? "";
      expect({ lang, label }).not.toEqual({ lang, label: "" });
      talk.says(label);
      expect({ lang, at: talk.at }).toEqual({ lang, at: `${dialog}.${step}` });
    }
  });
});
