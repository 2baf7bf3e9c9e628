import { fold } from "../fold";
import type { Intent, Meaning } from "../intents";
import type { Model } from "../model";
import { read } from "../reading";
import { intentsOf, type Understood } from "../understood";
import type { Phrase } from "./phrases";
import { labelsOf, surelyMeant } from "./policy";

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

/** A meaning as a reader names it, by the labels that it is right for. */
type Labels = readonly Meaning[];

export interface Judged {
  readonly phrase: Phrase;
  readonly understood: Understood<Intent>;
  /** Likeliest first: what the reader found, and then what the classifier would have found else. */
  readonly ranking: readonly Labels[];
}

/** Reads every phrase, with the product's own reader or with the classifier alone. */
export const judge = (
  phrases: readonly Phrase[],
  model: Model,
  reader: (text: string) => Understood<Intent>,
): Judged[] =>
  phrases.map((phrase) => {
    const understood = reader(phrase.text);
    return { phrase, understood, ranking: ranked(understood, phrase.text, model) };
  });

function ranked(understood: Understood<Intent>, text: string, model: Model): readonly Labels[] {
  const likeliest = read(fold(text), model).meanings.map(({ it }): Labels => [it]);
  const found = shownBy(understood);
  // Somebody who is asked what they mean is told that the text was not understood, which is right for `other`.
  const isOther = understood.kind === "nothing" || (understood.kind === "unsure" && likeliest[0]?.[0] === "other");
  const all: readonly Labels[] = [...(isOther ? [["other"] as const] : []), ...found, ...likeliest];
  const seen = new Set<string>();
  return all.filter((labels) => !seen.has(labels.join()) && seen.add(labels.join()));
}

export function measure(judged: readonly Judged[]): Measured {
  const share = (of: readonly Judged[], holds: (it: Judged) => boolean): number =>
    of.length === 0 ? 0 : of.filter(holds).length / of.length;
  const ours = judged.filter(({ phrase }) => phrase.meaning !== "other");
  return {
    lines: judged.length,
    top1: share(judged, ({ phrase, ranking }) => ranking.slice(0, 1).some((it) => isAmong(phrase, it))),
    top3: share(judged, ({ phrase, ranking }) => ranking.slice(0, 3).some((it) => isAmong(phrase, it))),
    sureRight: share(judged, ({ phrase, understood }) => isAmong(phrase, surelyMeant(understood) ?? [])),
    sureWrong: share(judged, isSurelyWrong),
    opened: share(ours, ({ phrase, understood }) => isAmong(phrase, openedBy(understood))),
    within: share(ours, ({ phrase, understood }) => shownBy(understood).some((it) => isAmong(phrase, it))),
    nothing: share(ours, ({ understood }) => understood.kind === "nothing"),
  };
}

export function isSurelyWrong({ phrase, understood }: Judged): boolean {
  const meant = surelyMeant(understood);
  return meant !== undefined && !isAmong(phrase, meant);
}

/** Whether a meaning or an intent is right for a phrase. */
export const isRight = (phrase: Phrase, it: Intent | Meaning): boolean => isAmong(phrase, labelsOf(it));

export const isAmong = ({ meaning, also }: Phrase, labels: Labels): boolean =>
  labels.some((it) => it === meaning || it === also);

/** The name of what was understood, for a report. */
export const nameOf = (it: Understood<Intent>): string =>
  it.kind === "command" ? `command ${it.command}` : it.kind === "repair" ? it.repair : (intentsOf(it)[0] ?? "nothing");

const openedBy = (it: Understood<Intent>): Labels =>
  it.kind === "likely" ? labelsOf(it.intent) : (surelyMeant(it) ?? []);

const shownBy = (it: Understood<Intent>): readonly Labels[] => {
  const surely = surelyMeant(it);
  return surely ? [surely] : intentsOf(it).map(labelsOf);
};
