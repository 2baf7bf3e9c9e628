import { featuresOf, type Features } from "./features";
import type { Token } from "./lexicon";
import type { Meaning } from "./phrases";

export interface Learned {
  readonly meaning: Meaning;
  readonly tokens: readonly Token[];
}

/** How like a meaning's examples a text is (0 to 1), with the examples most like it, likest first; at least one. */
export interface Likeness<L extends Learned> {
  readonly meaning: Meaning;
  readonly score: number;
  readonly nearest: readonly L[];
}

interface Near<L> {
  readonly example: L;
  readonly score: number;
}

/** Share of the score that comes from the best example; the rest from the mean of the best `crowd`. */
const lead = 0.8;
const crowd = 3;

/**
 * Compares texts with the examples: cosine of feature vectors weighed by rarity among the examples and among the meanings. Returns
 * a function that ranks the meanings a text shares anything with, likest first.
 */
export function createLikeness<L extends Learned>(examples: readonly L[]): (tokens: readonly Token[]) => Likeness<L>[] {
  const ids = new Map<string, number>();
  const seenIn: { examples: number; meanings: Set<Meaning> }[] = [];
  const features = examples.map((it) => featuresOf(it.tokens));
  features.forEach((it, at) => {
    for (const key of it.keys()) {
      let id = ids.get(key);
      if (id === undefined) ids.set(key, (id = ids.size));
      const seen = (seenIn[id] ??= { examples: 0, meanings: new Set() });
      seen.examples++;
      seen.meanings.add(examples[at]?.meaning ?? "other");
    }
  });
  const kinds = new Set(examples.map((it) => it.meaning)).size;
  const rarity = seenIn.map(
    (it) => 0.4 * Math.log(1 + examples.length / it.examples) + 0.6 * Math.log(1 + kinds / it.meanings.size),
  );
  const unseen = 0.4 * Math.log(1 + examples.length) + 0.6 * Math.log(1 + kinds);

  /** Unit vector over the known features; what is unknown only lengthens it, and so lowers every likeness. */
  const vectorOf = (of: Features): [id: number, value: number][] => {
    const vector: [number, number][] = [];
    let square = 0;
    for (const [key, value] of of) {
      const id = ids.get(key);
      // A pair nobody wrote before says little; a word nobody wrote before says much.
      const scaled = value * (id === undefined ? unseen * (key.startsWith("p") ? 0.4 : 1) : (rarity[id] ?? unseen));
      square += scaled * scaled;
      if (id !== undefined) vector.push([id, scaled]);
    }
    const length = Math.sqrt(square) || 1;
    return vector.map(([id, value]) => [id, value / length]);
  };
  const postings: { at: number[]; value: number[] }[] = Array.from(rarity, () => ({ at: [], value: [] }));
  features.forEach((it, at) => {
    for (const [id, value] of vectorOf(it)) {
      postings[id]?.at.push(at);
      postings[id]?.value.push(value);
    }
  });
  const scores = new Float64Array(examples.length);

  return (tokens) => {
    scores.fill(0);
    for (const [id, value] of vectorOf(featuresOf(tokens))) {
      const posting = postings[id];
      if (!posting) continue;
      for (let i = 0; i < posting.at.length; i++) {
        const at = posting.at[i] ?? 0;
        scores[at] = (scores[at] ?? 0) + value * (posting.value[i] ?? 0);
      }
    }
    const best = new Map<Meaning, Near<L>[]>();
    examples.forEach((example, at) => {
      const score = scores[at] ?? 0;
      if (score <= 0.05) return;
      const near = best.get(example.meaning);
      if (near) keepNearest(near, { example, score });
      else best.set(example.meaning, [{ example, score }]);
    });
    return [...best]
      .map(([meaning, near]) => ({ meaning, score: blend(near), nearest: alike(near) }))
      .sort((a, b) => b.score - a.score || (a.meaning < b.meaning ? -1 : 1));
  };
}

/** Keeps the few highest, highest first. */
function keepNearest<L>(near: Near<L>[], one: Near<L>): void {
  if (near.length === crowd && one.score <= (near[crowd - 1]?.score ?? 0)) return;
  let at = near.length;
  while (at > 0 && (near[at - 1]?.score ?? 0) < one.score) at--;
  near.splice(at, 0, one);
  if (near.length > crowd) near.pop();
}

/** The examples about as like as the likest. */
const alike = <L>(near: readonly Near<L>[]): L[] =>
  near.filter((it) => it.score >= 0.8 * (near[0]?.score ?? 0)).map((it) => it.example);

const blend = (near: readonly Near<unknown>[]): number =>
  lead * (near[0]?.score ?? 0) + ((1 - lead) * near.reduce((sum, it) => sum + it.score, 0)) / crowd;
