import type { Lang } from "../../dialogs/kit/text";
import { commandIn } from "./commands";
import { withoutCourtesy } from "./courtesy";
import { isDoubtful } from "./doubts";
import { costly, smallAnswers, type Intent, type Meaning } from "./intents";
import { languageOf, namedLanguage } from "./language";
import type { Model } from "./model";
import { read, type Ranked } from "./reading";
import { signs } from "./signs";
import { withoutTrimmings } from "./trimmings";
import { wishesIn } from "./wishes";

/**
 * `lang` is the language the text seems to be in; left out when that cannot be told. `likely` may be opened at once, with `others`
 * beside it; `guesses` are one to three, best first.
 */
export type Classified =
  | { readonly kind: "sure"; readonly intent: Intent; readonly lang?: Lang }
  | { readonly kind: "likely"; readonly intent: Intent; readonly others: readonly Intent[]; readonly lang?: Lang }
  | { readonly kind: "unsure"; readonly guesses: readonly Intent[]; readonly lang?: Lang }
  | { readonly kind: "nothing"; readonly lang?: Lang };

/** Never throws. */
export type Understanding = (text: string) => Classified;

/** From here on, talk that is not ours is left alone. */
const surelyOther = 0.8;
/** What is less likely is not worth a button. */
const worthOffering = 0.04;
/** Whoever wants a card is not asked whether they want it revoked, unless that is likely. */
const worthAlarming = 0.12;
/** Where nothing is likelier than this, nothing was understood. */
const hardlyAnything = 0.1;
const readable = /[\p{Script=Latin}\p{Script=Cyrillic}]/u;

/** A pure function over the model; texts are read to their 2,000th character. */
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

    const [best] = meanings;
    const ours = meanings.filter((it): it is Ranked<Exclude<Meaning, "other">> => it.it !== "other");
    const [first, ...rest] = ours.map(({ it, probability }) => ({ intent: named(it, text), probability }));
    if (!best || !first || first.probability < worthOffering) return nothing;
    if (best.it === "other" ? best.probability >= surelyOther : best.probability < hardlyAnything) return nothing;
    const others = rest
      .filter((it) => it.probability >= (costly.has(it.intent) ? worthAlarming : worthOffering))
      .map((it) => it.intent);
    const wishes = wishesIn(text, model);
    const unsure = (guesses: readonly Intent[]): Classified => ({
      kind: "unsure",
      guesses: [...new Set(guesses)].slice(0, 3),
      ...withLang,
    });
    if (wishes.length > 1) return unsure([...wishes, first.intent, ...others]);
    const { intent, probability } = first;
    if (best.it === "other") return unsure([intent, ...others]);
    const leastSure = thresholds.sure[languages[0]?.it ?? "pl"];
    if (costly.has(intent))
      return probability >= Math.max(thresholds.costly, leastSure) && !isDoubtful(folded)
        ? sure(intent)
        : unsure([intent, ...others]);
    if (probability >= leastSure) return sure(intent);
    // «It does not work» leads to help wherever it is said; other small answers open nothing.
    const opens = !smallAnswers.has(intent) || intent === "stuck";
    if (opens && probability >= thresholds.likely)
      return { kind: "likely", intent, others: others.slice(0, 2), ...withLang };
    return unsure([intent, ...others]);
  };
}

/** «Po ukraińsku» names the language it wants. */
const named = (meaning: Intent, text: string): Intent =>
  meaning === "language" ? (namedLanguage(text) ?? meaning) : meaning;
