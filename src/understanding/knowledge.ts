import type { Lang } from "../../dialogs/kit/text";
import { subjectsOf } from "./doubts";
import { fold } from "./fold";
import { smallAnswers } from "./intents";
import { createLexicon, type Lexicon, type Token } from "./lexicon";
import { createLikeness, type Learned, type Likeness } from "./likeness";
import type { Example, Meaning, Phrases } from "./phrases";

export interface Known extends Learned, Example {}
export type Ranked = readonly Likeness<Known>[];

/** All that is drawn from the phrases once, to be looked up for every text. */
export interface Knowledge {
  readonly lexicon: Lexicon;
  readonly rank: (tokens: readonly Token[]) => Ranked;
  /** What exactly this folded text stands for in the examples; undefined too when two languages disagree. */
  readonly exact: (folded: string) => { readonly meaning: Meaning; readonly lang: Lang } | undefined;
  /** What a meaning's examples speak of, with what very many meanings' do. */
  readonly usual: (meaning: Meaning) => ReadonlySet<string>;
  /** What only talk that is not ours speaks of. */
  readonly foreign: ReadonlySet<string>;
}

/** Subjects of so many meanings tell nothing apart: «card», «want», «how». */
const plainFrom = 10;

export function learn({ examples: raw, words }: Phrases): Knowledge {
  const lexicon = createLexicon(raw, words);
  const examples = raw.map((it): Known => ({ ...it, tokens: lexicon.read(fold(it.text)) }));
  const subjects = subjectsByMeaning(examples);
  const exact = exactMeanings(raw);
  return {
    lexicon,
    rank: createLikeness(examples),
    exact: (folded) => exact.get(folded) ?? undefined,
    usual: (meaning) => subjects.usual.get(meaning) ?? new Set(),
    foreign: subjects.foreign,
  };
}

function subjectsByMeaning(examples: readonly Known[]): { usual: Map<Meaning, Set<string>>; foreign: Set<string> } {
  const usual = new Map<Meaning, Set<string>>();
  const intentsOf = new Map<string, Set<Meaning>>();
  for (const { meaning, tokens } of examples) {
    const own = usual.get(meaning) ?? new Set();
    usual.set(meaning, own);
    for (const subject of subjectsOf(tokens)) {
      own.add(subject);
      const among = intentsOf.get(subject) ?? new Set();
      if (meaning !== "other") among.add(meaning);
      intentsOf.set(subject, among);
    }
  }
  const usedBy = (subject: string): number => intentsOf.get(subject)?.size ?? 0;
  // What two intents share is a plain word («from», «about») even when other talk has it too.
  const foreign = new Set([...(usual.get("other") ?? [])].filter((it) => usedBy(it) < 2));
  const plain = [...intentsOf.keys()].filter((it) => usedBy(it) >= plainFrom);
  // Not so for small answers, which are about nothing: «anuluj legitymację» is no «anuluj».
  for (const [meaning, own] of usual) if (!isSmall(meaning)) plain.forEach((it) => own.add(it));
  return { usual, foreign };
}

const isSmall = (meaning: Meaning): boolean => meaning !== "other" && smallAnswers.has(meaning);

function exactMeanings(examples: readonly Example[]): Map<string, Example | null> {
  const exact = new Map<string, Example | null>();
  for (const example of examples) {
    const key = fold(example.text);
    const before = exact.get(key);
    if (before === undefined) exact.set(key, example);
    else if (before?.meaning !== example.meaning) exact.set(key, null);
  }
  return exact;
}
