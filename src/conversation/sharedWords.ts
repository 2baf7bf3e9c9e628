import type { Text } from "../../dialogs/kit/text";
import { fold, isDenial } from "../understanding";
import { PerEdition } from "./perEdition";
import type { TurnDraft } from "./turnDraft";

/** How far a text repeats the words of a label, each word counting by its rarity among all labels. */
export interface Shared {
  /** The part of the label that the text repeats, from 0 to 1. */
  readonly ofLabel: number;
  /** The part of the text that repeats the label, from 0 to 1. */
  readonly ofText: number;
}

/** The beginning of a word, which inflection leaves as it is. */
const stemLength = 5;
const stemOf = (word: string): string => word.slice(0, stemLength);

/** Words of so many letters begin alike by more than chance. */
const fewestAlike = 4;
const leastAlike = 0.6;
function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  let alike = 0;
  while (alike < one.length && one[alike] === other[alike]) alike++;
  return alike >= fewestAlike && alike >= leastAlike * Math.max(one.length, other.length);
}

/** A shorter word that is in no label says nothing about what is meant: «ну», «the», «jest». */
const fewestLetters = 5;
/** A denial this many words before a word denies it. */
const reach = 4;

type Rarity = (word: string) => number | undefined;
const raritiesIn = new PerEdition<Rarity>();

/** The rarity of a word among the labels of everything that can be opened; undefined if it is in none of them. */
function rarityIn({ context: { script, inAllLanguages } }: TurnDraft): Rarity {
  return raritiesIn.get(inAllLanguages, script, () => {
    const counts = new Map<string, number>();
    let labels = 0;
    for (const opening of Object.values(script.intents)) {
      if (!opening || !("dialog" in opening)) continue;
      labels++;
      const stems = new Set(inAllLanguages(opening.label).flatMap((it) => fold(it).split(" ").map(stemOf)));
      for (const it of stems) counts.set(it, (counts.get(it) ?? 0) + 1);
    }
    return (word) => {
      const count = counts.get(stemOf(word));
      return count === undefined ? undefined : Math.log((labels + 1) / count);
    };
  });
}

/**
 * How far a text repeats the words of each label in any of the languages. A word that several of the labels have tells none of them from
 * the others, and a word that the text denies does not count.
 */
export function sharedWords(draft: TurnDraft, text: string, labels: readonly Text[]): Shared[] {
  const rarity = rarityIn(draft);
  const rarest = rarity("") ?? Math.log(100);
  const weight = (word: string): number => rarity(word) ?? rarest;
  const words = fold(text).split(" ");
  const isDenied = (at: number): boolean => isDenial(words.slice(Math.max(0, at - reach), at).join(" "));
  const said = words.filter(
    (word, at) => (rarity(word) ?? (word.length >= fewestLetters ? 1 : 0)) > 0 && !isDenied(at),
  );
  const sum = (of: readonly string[]): number => of.reduce((all, word) => all + weight(word), 0);
  const inEach = labels.map((label) => draft.context.inAllLanguages(label).map((it) => fold(it).split(" ")));
  return inEach.map((versions, at) => {
    const others = inEach.filter((_, other) => other !== at);
    return versions
      .map((label, lang): Shared => {
        const own = label.filter((word) => !others.some((it) => it[lang]?.some((one) => isSameWord(one, word))));
        const ofLabel = own.filter((word) => said.some((it) => isSameWord(it, word)));
        const ofText = said.filter((word) => own.some((it) => isSameWord(it, word)));
        return { ofLabel: sum(ofLabel) / (sum(label) || 1), ofText: sum(ofText) / (sum(said) || 1) };
      })
      .reduce((best, it) => (it.ofLabel > best.ofLabel ? it : best));
  });
}
