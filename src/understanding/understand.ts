import type { Lang } from "../../dialogs/kit/text";
import { isCommand } from "./commands";
import { deniesOtherwise, lacksEvidence, namesMore, strangeness } from "./doubts";
import { fold, foldParts } from "./fold";
import { costly, smallAnswers, type Intent } from "./intents";
import { createLanguageGuess } from "./language";
import { createLexicon, type Token } from "./lexicon";
import { createLikeness, type Learned, type Likeness } from "./likeness";
import type { Example, Meaning, Phrases } from "./phrases";

/** `lang` is the language the text seems to be in; left out when that cannot be told. */
export type Understood =
  | { readonly kind: "sure"; readonly intent: Intent; readonly lang: Lang }
  | { readonly kind: "unsure"; readonly guesses: readonly Intent[]; readonly lang?: Lang }
  | { readonly kind: "nothing"; readonly lang?: Lang };

/** `hint` is the conversation's language, used only where the text itself does not tell. Never throws. */
export type Understanding = (text: string, hint?: Lang) => Understood;

/** Likenesses from 0 to 1. */
export interface UnderstandingOptions {
  /** From here on the best meaning may be sure. */
  readonly sure?: number;
  /** The same for intents whose misunderstanding costs the student something. */
  readonly sureWhenCostly?: number;
  /** How far the best must be ahead of the next. */
  readonly ahead?: number;
  /** From here on a meaning is worth offering. */
  readonly guess?: number;
}

interface Known extends Learned, Example {}

const standard = { sure: 0.55, sureWhenCostly: 0.62, ahead: 0.1, guess: 0.3 };

/** Words that part one wish from another. English «i» among them parts nothing that matters: only two sure wishes count. */
const joints = new Set(["i", "oraz", "albo", "lub", "czy", "ale", "and", "or", "but", "ta", "chi", "abo", "ili"].map(fold));

/** Learns from the phrases (once, some hundred milliseconds) and returns a pure function of the text. */
export function createUnderstanding(phrases: Phrases, options: UnderstandingOptions = {}): Understanding {
  const limits = { ...standard, ...options };
  const lexicon = createLexicon(phrases.examples, phrases.words);
  const examples = phrases.examples.map((it): Known => ({ ...it, tokens: lexicon.read(fold(it.text)) }));
  const rank = createLikeness(examples);
  const languageOf = createLanguageGuess(phrases.examples);
  const usual = new Map<Meaning, Set<string>>();
  for (const { meaning, tokens } of examples) {
    const groups = usual.get(meaning) ?? new Set();
    tokens.forEach((token) => token.groups.forEach((group) => groups.add(group)));
    usual.set(meaning, groups);
  }
  const exact = new Map<string, { meaning: Meaning; lang: Lang; agreed: boolean }>();
  for (const { text, meaning, lang } of phrases.examples) {
    const before = exact.get(fold(text));
    exact.set(fold(text), { meaning, lang, agreed: !before || (before.agreed && before.meaning === meaning) });
  }

  const isSure = (ranked: readonly Likeness<Known>[], tokens: readonly Token[]): boolean => {
    const [best, next] = ranked;
    if (!best || best.meaning === "other") return false;
    const needed = costly.has(best.meaning) ? limits.sureWhenCostly : limits.sure;
    if (best.score < needed || best.score - (next?.score ?? 0) < limits.ahead) return false;
    if (strangeness(tokens) > 0.34) return false;
    if (deniesOtherwise(tokens, best.example.tokens, best.meaning)) return false;
    return !lacksEvidence(tokens, best.meaning) && !namesMore(tokens, usual.get(best.meaning) ?? new Set());
  };

  /** Wishes that one part of the text, standing alone, would surely express. */
  const wishesIn = (text: string): Intent[] => {
    const clauses = foldParts(text).flatMap(splitAtJoints).slice(0, 12);
    if (clauses.length < 2) return [];
    const wishes = new Set<Intent>();
    for (const clause of clauses) {
      const known = exact.get(clause);
      const tokens = lexicon.read(clause);
      const ranked = rank(tokens);
      const wish = known?.agreed ? known.meaning : isSure(ranked, tokens) ? ranked[0]?.meaning : undefined;
      if (wish !== undefined && wish !== "other") wishes.add(wish);
    }
    const big = [...wishes].filter((it) => !smallAnswers.has(it));
    return big.length > 0 ? big : [...wishes];
  };

  return (text, hint) => {
    const folded = fold(text);
    const lang = languageOf(text);
    const withLang = lang === undefined ? {} : { lang };
    const command = isCommand(text);
    const known = exact.get(folded);
    const said = command ?? (known?.agreed ? known.meaning : undefined);
    if (said === "other" || folded === "") return { kind: "nothing", ...withLang };
    if (said !== undefined) return { kind: "sure", intent: said, lang: lang ?? hint ?? known?.lang ?? "pl" };

    const tokens = lexicon.read(folded);
    const ranked = rank(tokens);
    const best = ranked[0];
    const wishes = wishesIn(text);
    const whole = isSure(ranked, tokens) && best && best.meaning !== "other" ? best.meaning : undefined;
    if (whole !== undefined && wishes.every((it) => it === whole || smallAnswers.has(it)))
      return { kind: "sure", intent: whole, lang: lang ?? hint ?? best?.example.lang ?? "pl" };
    const guesses = guessesOf(ranked, wishes, limits.guess);
    return guesses.length > 0 ? { kind: "unsure", guesses, ...withLang } : { kind: "nothing", ...withLang };
  };
}

/** What to offer: whatever a part of the text surely says, then what the whole is like, unless it is most like other talk. */
function guessesOf(ranked: readonly Likeness<Known>[], wishes: readonly Intent[], least: number): Intent[] {
  const best = ranked[0]?.score ?? 0;
  const other = ranked.find((it) => it.meaning === "other")?.score ?? 0;
  const like = ranked.filter((it) => it.score >= Math.max(least, best * 0.6) && it.score > other - 0.05);
  const found = [...wishes, ...like.map((it) => it.meaning).filter((it): it is Intent => it !== "other")];
  return [...new Set(found)].slice(0, 3);
}

function splitAtJoints(part: string): string[] {
  const clauses: string[][] = [[]];
  for (const word of part.split(" ")) {
    if (joints.has(word)) clauses.push([]);
    else clauses.at(-1)?.push(word);
  }
  return clauses.filter((it) => it.length > 0).map((it) => it.join(" "));
}
