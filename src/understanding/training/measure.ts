import { fold } from "../fold";
import type { Model } from "../model";
import { read } from "../reading";
import type { Meaning } from "../intents";
import type { Understanding } from "../understand";
import type { Classified } from "../understood";
import type { Phrase } from "./phrases";

/** Results for a set of phrases, as shares from 0 to 1. */
export interface Measured {
  readonly lines: number;
  /** How often the likeliest meaning is right, and how often one of the three likeliest is. */
  readonly top1: number;
  readonly top3: number;
  readonly sureRight: number;
  readonly sureWrong: number;
  /** How often the right dialog or answer opens at once, sure or likely; of phrases not labelled `other`. */
  readonly opened: number;
  /** How often the right meaning is on the screen at once: opened as sure or likely, or among the buttons. */
  readonly within: number;
  /** The share of phrases not labelled `other` for which nothing was understood. */
  readonly nothing: number;
}

export interface Judged {
  readonly phrase: Phrase;
  readonly understood: Classified;
  readonly ranking: readonly Meaning[];
}

/** Classifies every phrase. */
export const judge = (phrases: readonly Phrase[], model: Model, understand: Understanding): Judged[] =>
  phrases.map((phrase) => ({
    phrase,
    understood: understand(phrase.text),
    ranking: read(fold(phrase.text), model).meanings.map(({ it }) => it),
  }));

export function measure(judged: readonly Judged[]): Measured {
  const share = (of: readonly Judged[], holds: (it: Judged) => boolean): number =>
    of.length === 0 ? 0 : of.filter(holds).length / of.length;
  const ours = judged.filter(({ phrase }) => phrase.meaning !== "other");
  return {
    lines: judged.length,
    top1: share(judged, ({ phrase, ranking }) => isRight(phrase, ranking[0])),
    top3: share(judged, ({ phrase, ranking }) => ranking.slice(0, 3).some((it) => isRight(phrase, it))),
    sureRight: share(judged, ({ phrase, understood: it }) => it.kind === "sure" && isRight(phrase, it.intent)),
    sureWrong: share(judged, (it) => isSurelyWrong(it)),
    opened: share(ours, ({ phrase, understood: it }) => "intent" in it && isRight(phrase, it.intent)),
    within: share(ours, ({ phrase, understood }) => shownBy(understood).some((it) => isRight(phrase, it))),
    nothing: share(ours, ({ understood }) => understood.kind === "nothing"),
  };
}

export const isSurelyWrong = ({ phrase, understood: it }: Judged): boolean =>
  it.kind === "sure" && !isRight(phrase, it.intent);

/** A wish for a particular language counts as a wish to change the language. */
export const isRight = ({ meaning, also }: Phrase, it: string | undefined): boolean =>
  it === meaning || it === also || (meaning === "language" && (it?.startsWith("language") ?? false));

function shownBy(it: Classified): readonly string[] {
  if (it.kind === "sure") return [it.intent];
  if (it.kind === "likely") return [it.intent, ...it.others];
  return it.kind === "unsure" ? it.guesses : [];
}

/** Drops phrases that also occur among the others, however they are spelled: the model would only recognise them. */
export function unlike(phrases: readonly Phrase[], others: readonly Phrase[]): Phrase[] {
  const known = new Set(others.map(({ text }) => wordsOf(text)));
  return phrases.filter(({ text }) => !known.has(wordsOf(text)));
}

const wordsOf = (text: string): string => fold(text).split(" ").sort().join(" ");
