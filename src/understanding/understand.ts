import type { Lang } from "../../dialogs/kit/text";
import { certain, standard, type Limits } from "./certainty";
import { isCommand } from "./commands";
import { fold, foldParts } from "./fold";
import { smallAnswers, type Intent } from "./intents";
import { learn, type Knowledge, type Ranked } from "./knowledge";
import { createLanguageGuess } from "./language";
import type { Phrases } from "./phrases";
import { wishesIn } from "./wishes";

/** `lang` is the language the text seems to be in; left out when that cannot be told. `guesses` are one to three, best first. */
export type Understood =
  | { readonly kind: "sure"; readonly intent: Intent; readonly lang: Lang }
  | { readonly kind: "unsure"; readonly guesses: readonly Intent[]; readonly lang?: Lang }
  | { readonly kind: "nothing"; readonly lang?: Lang };

const polite = new Set<unknown>(["thanks", "bye"] satisfies Intent[]);

/** `hint` is the conversation's language, used only where the text itself does not tell. Never throws. */
export type Understanding = (text: string, hint?: Lang) => Understood;

export type UnderstandingOptions = Partial<Limits>;

/** Learns from the phrases (once, some 300 ms) and returns a pure function; texts are read to their 2,000th character. */
export function createUnderstanding(phrases: Phrases, options: UnderstandingOptions = {}): Understanding {
  const limits = { ...standard, ...options };
  const knowledge = learn(phrases);
  const languageOf = createLanguageGuess(phrases.examples);

  return (text, hint) => {
    const folded = withoutCourtesy(text, knowledge);
    const lang = languageOf(text);
    const withLang = lang === undefined ? {} : { lang };
    const known = knowledge.exact(folded);
    const said = isCommand(text) ?? known?.meaning;
    if (said === "other" || folded === "") return { kind: "nothing", ...withLang };
    if (said !== undefined) return { kind: "sure", intent: said, lang: lang ?? hint ?? known?.lang ?? "pl" };

    const tokens = knowledge.lexicon.read(folded);
    const ranked = knowledge.rank(tokens);
    const whole = certain(ranked, tokens, knowledge, limits);
    const wishes = wishesIn(text, lang, knowledge, limits);
    if (whole !== undefined && wishes.every((it) => it === whole || smallAnswers.has(it))) {
      return { kind: "sure", intent: whole, lang: lang ?? hint ?? ranked[0]?.nearest[0]?.lang ?? "pl" };
    }
    const guesses = guessesOf(ranked, wishes, limits.guess);
    return guesses.length > 0 ? { kind: "unsure", guesses, ...withLang } : { kind: "nothing", ...withLang };
  };
}

/** «Gdzie mój kod? Dzięki, pa» without its last two parts; a text that is only polite is left whole. */
function withoutCourtesy(text: string, knowledge: Knowledge): string {
  const courtesy = (part: string): boolean => polite.has(knowledge.exact(part)?.meaning);
  const parts = foldParts(text);
  const rest = parts.filter((it) => !courtesy(it));
  return rest.length > 0 && rest.length < parts.length ? rest.join(" ") : fold(text);
}

/** What to offer: whatever a part of the text surely says, then what the whole is like, unless it is most like other talk. */
function guessesOf(ranked: Ranked, wishes: readonly Intent[], least: number): Intent[] {
  const best = ranked[0]?.score ?? 0;
  const other = ranked.find((it) => it.meaning === "other")?.score ?? 0;
  const like = ranked.filter((it) => it.score >= Math.max(least, best * 0.6) && it.score > other - 0.05);
  const found = [...wishes, ...like.map((it) => it.meaning).filter((it): it is Intent => it !== "other")];
  return [...new Set(found)].slice(0, 3);
}
