import { commandIn } from "./commands";
import { withoutCourtesy } from "./courtesy";
import { deniedIn } from "./denied";
import { isDoubtful } from "./doubts";
import { costly, smallAnswers, type Intent, type Meaning } from "./intents";
import { languageOf, namedLanguage } from "./language";
import type { Model } from "./model";
import { read, type Ranked } from "./reading";
import { ruledIntent } from "./rules";
import { signs } from "./signs";
import { withoutTrimmings } from "./trimmings";
import type { Classified } from "./understood";
import { wishesIn } from "./wishes";

/** Classifies a text. Never throws. */
export type Understanding = (text: string) => Classified;

/** From this probability on, a text of meaning `other` is not answered with guesses. */
const surelyOther = 0.8;
/** A candidate below this probability gets no button. */
const worthOffering = 0.04;
/** The same for costly intents: a student who wants a card should not be asked whether to revoke it unless that is likely. */
const worthAlarming = 0.12;
/** Beside a likely intent, another is offered from this share of its probability on. */
const worthDoubting = 0.3;
/** If even the best meaning is below this probability, nothing was understood. */
const hardlyAnything = 0.1;
const readable = /[\p{Script=Latin}\p{Script=Cyrillic}]/u;

/** Creates the classifier. It is a pure function of the model and reads at most 2,000 characters of a text. */
export function createUnderstanding(model: Model): Understanding {
  const { thresholds } = model;

  return (whole) => {
    const text = withoutTrimmings(whole);
    const folded = withoutCourtesy(text, model);
    if (folded === "") return { kind: "nothing" };
    const { meanings, languages } = read(folded, model);
    const lang = languageOf(text, languages, thresholds.language);
    const withLang = lang === undefined ? {} : { lang };
    const sure = (intent: Intent): Classified => ({ kind: "sure", intent, ...withLang });
    const nothing: Classified = { kind: "nothing", ...withLang };
    const command = commandIn(text);
    if (command) return sure(command === "help" ? "human" : command);
    const known = signs.get(folded) ?? model.exact.get(folded);
    if (known) return known === "other" ? nothing : sure(named(known, text));
    if (!readable.test(text)) return nothing;
    const ruled = ruledIntent(text);
    if (ruled) return sure(ruled);

    const [best] = meanings;
    const ours = meanings.filter((it): it is Ranked<Exclude<Meaning, "other">> => it.it !== "other");
    const [first, ...rest] = ours.map(({ it, probability }) => ({ intent: named(it, text), probability }));
    if (!best || !first || first.probability < worthOffering) return nothing;
    if (best.it === "other" ? best.probability >= surelyOther : best.probability < hardlyAnything) return nothing;
    const others = rest
      .filter((it) => it.probability >= (costly.has(it.intent) ? worthAlarming : worthOffering))
      .map((it) => it.intent);
    /** What may as well be meant; a text that is hardly anything else is not questioned. */
    const rivals = (probability: number): Intent[] =>
      rest
        .filter((it) => it.probability >= probability * worthDoubting && others.includes(it.intent))
        .map((it) => it.intent);
    const wishes = wishesIn(text, model);
    /** A button for something unlikely is better than none, but not for something costly. */
    const fillers = rest.map((it) => it.intent).filter((it) => !costly.has(it) && !smallAnswers.has(it));
    const denied = deniedIn(folded);
    const unsure = (guesses: readonly Intent[]): Classified => {
      const worth = [...guesses, ...fillers].filter((it) => !denied.has(it));
      return { kind: "unsure", guesses: [...new Set(worth)].slice(0, 3), ...withLang };
    };
    if (wishes.length > 1) return unsure([...wishes, first.intent, ...others]);
    const { intent, probability } = first;
    if (best.it === "other") return unsure([intent, ...others]);
    const leastSure = thresholds.sure[languages[0]?.it ?? "pl"];
    if (costly.has(intent))
      return probability >= Math.max(thresholds.costly, leastSure) && !isDoubtful(folded)
        ? sure(intent)
        : unsure([intent, ...others]);
    if (probability >= leastSure) return sure(intent);
    // «It does not work» leads to help wherever it is typed; the other small answers open nothing.
    const opens = !smallAnswers.has(intent) || intent === "stuck";
    if (opens && probability >= thresholds.likely)
      return { kind: "likely", intent, others: rivals(first.probability).slice(0, 2), ...withLang };
    return unsure([intent, ...others]);
  };
}

/** Refines the wish to change language by the language it names: «po ukraińsku». */
const named = (meaning: Intent, text: string): Intent =>
  meaning === "language" ? (namedLanguage(text) ?? meaning) : meaning;
