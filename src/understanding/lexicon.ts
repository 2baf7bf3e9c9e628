import { fold } from "./fold";
import type { Example, Words } from "./phrases";
import { createSpelling } from "./spelling";

/** One word of a message as the assistant reads it. */
export interface Token {
  /** Folded, with a slip of the finger mended. */
  readonly word: string;
  /** Groups of `words.yaml` it belongs to. */
  readonly groups: readonly string[];
  readonly filler: boolean;
  readonly not: boolean;
  /** Tells what was done. */
  readonly happened: boolean;
  readonly known: boolean;
  /** Whether `word` is our correction of what was typed. */
  readonly mended: boolean;
}

export interface Lexicon {
  /** Splits a folded text into tokens; names of two or three words («sign in», «dzień dobry») become one. */
  read(folded: string): Token[];
}

/** Joins the vocabulary of the examples with the groups of `words.yaml`. */
export function createLexicon(examples: readonly Example[], words: Words): Lexicon {
  const groups = new Map<string, string[]>();
  const stems = new Map<string, string[]>();
  const names = new Set<string>();
  const counts = new Map<string, number>();
  for (const [group, entries] of Object.entries(words.groups)) {
    for (const entry of entries) {
      const key = fold(entry);
      push(entry.endsWith("*") ? stems : groups, key, group);
      if (key.includes(" ")) names.add(key);
      // A short stem is one slip away from too many words: «załóż» is no «zalog…».
      if (entry.endsWith("*") && key.length < 7) continue;
      for (const word of key.split(" ")) counts.set(word, counts.get(word) ?? 0);
    }
  }
  for (const { text } of examples) {
    for (const word of fold(text).split(" ")) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const filler = new Set(words.filler.map(fold));
  const not = new Set(words.not.map(fold));
  for (const word of [...filler, ...not]) {
    counts.set(word, counts.get(word) ?? 0);
    if (word.includes(" ")) names.add(word);
  }
  const happened = startsWithOneOf(words.happened);
  const spelling = createSpelling(counts);
  const cache = new Map<string, Token>();

  const groupsOf = (word: string): string[] => {
    const found = new Set(groups.get(word));
    for (let end = 3; end <= word.length; end++) stems.get(word.slice(0, end))?.forEach((group) => found.add(group));
    return [...found];
  };
  const tokenOf = (raw: string): Token => {
    const before = cache.get(raw);
    if (before) return before;
    const straight = groupsOf(raw);
    const word = straight.length > 0 ? raw : spelling.mend(raw);
    const found = word === raw ? straight : groupsOf(word);
    const known = found.length > 0 || spelling.knows(word);
    const token: Token = {
      word,
      groups: found,
      filler: filler.has(word),
      not: not.has(word),
      happened: happened(word),
      known,
      mended: word !== raw,
    };
    // Strangers' words must not fill the memory: only what the examples know is remembered.
    if (known && word === raw) cache.set(raw, token);
    return token;
  };
  return {
    read(folded) {
      // Names of several words are looked for among mended words: «activaton code» names the code, too.
      const single = folded.split(" ").filter(Boolean).map(tokenOf);
      const tokens: Token[] = [];
      for (let at = 0; at < single.length; at++) {
        const next = single.slice(at, at + 3);
        const length = [3, 2].find((it) => it <= next.length && names.has(wordsOf(next.slice(0, it))));
        const parts = next.slice(0, length ?? 1);
        const whole = length === undefined ? parts[0] : tokenOf(wordsOf(parts));
        if (whole) tokens.push({ ...whole, mended: parts.some(({ mended }) => mended) });
        at += parts.length - 1;
      }
      return tokens;
    },
  };
}

const wordsOf = (tokens: readonly Token[]): string => tokens.map(({ word }) => word).join(" ");

/** Whether a folded word is one of the entries, or begins like a starred one. */
function startsWithOneOf(entries: readonly string[]): (word: string) => boolean {
  const whole = new Set(entries.filter((it) => !it.endsWith("*")).map(fold));
  const stems = entries.filter((it) => it.endsWith("*")).map(fold);
  return (word) => whole.has(word) || stems.some((it) => word.startsWith(it));
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
