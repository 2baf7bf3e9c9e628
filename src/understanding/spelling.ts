const shortest = 5;

/** Finds the known word one slip away (a letter missing, extra, wrong, or two swapped). */
export interface Spelling {
  /** The word itself when known or hopeless, else the known word it most likely was meant to be. */
  mend(word: string): string;
  knows(word: string): boolean;
}

/**
 * Every known word is filed under itself and under itself less one letter; two words one slip apart always share such a
 * key, so a look-up costs as many look-ups as the word has letters. `counts` prefers the commoner word.
 */
export function createSpelling(counts: ReadonlyMap<string, number>): Spelling {
  const keys = new Map<string, string[]>();
  for (const word of counts.keys()) {
    if (word.length < shortest) continue;
    for (const key of keysOf(word)) {
      const filed = keys.get(key);
      if (filed) filed.push(word);
      else keys.set(key, [word]);
    }
  }
  const better = (a: string, b: string): boolean => {
    const [left, right] = [counts.get(a) ?? 0, counts.get(b) ?? 0];
    return left === right ? a < b : left > right;
  };
  return {
    knows: (word) => counts.has(word),
    mend(word) {
      if (word.length < shortest || word.length > 24 || counts.has(word)) return word;
      let best: string | undefined;
      for (const key of keysOf(word)) {
        for (const known of keys.get(key) ?? []) {
          if (oneSlip(word, known) && (best === undefined || better(known, best))) best = known;
        }
      }
      return best ?? word;
    },
  };
}

function keysOf(word: string): string[] {
  const keys = [word];
  for (let at = 0; at < word.length; at++) keys.push(word.slice(0, at) + word.slice(at + 1));
  return keys;
}

/** Sharing a key also happens two slips apart; this tells them from one. The first letter is rarely mistyped. */
function oneSlip(a: string, b: string): boolean {
  if (a[0] !== b[0]) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [left, right] = [endA - start, endB - start];
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}
