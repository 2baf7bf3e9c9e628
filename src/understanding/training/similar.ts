import { fold } from "../fold";

interface Said {
  readonly text: string;
}

/** Two texts that share this part of all their shingles say the same in almost the same words. */
const alike = 0.6;
const shingleLength = 3;

/**
 * Drops the lines that one of the others says in almost the same words, and those that are as near to a dropped one: near-duplicates of several
 * writers are one group, and no part of a group may be checked while another part is taught.
 */
export function withoutSimilar<T extends Said>(lines: readonly T[], others: readonly Said[]): T[] {
  let kept = [...lines];
  let near: readonly Said[] = others;
  while (near.length > 0) {
    const isNear = nearTo(near);
    const dropped = new Set(kept.filter(isNear));
    kept = kept.filter((it) => !dropped.has(it));
    near = [...dropped];
  }
  return kept;
}

/** The shingles of a text by their rank among all, the rarest first, and how many it has with those that no other text has. */
interface Ranked {
  readonly ranks: readonly number[];
  readonly size: number;
}

/**
 * Creates what tells whether a text is near to one of the others. Two sets that are alike share at least one of the rarest shingles of each,
 * so only texts that do are compared.
 */
function nearTo(others: readonly Said[]): (it: Said) => boolean {
  const all = others.map(({ text }) => shinglesOf(text));
  const rankOf = ranksByRarity(all);
  const ranked = (shingles: ReadonlySet<string>): Ranked => ({
    ranks: [...shingles].flatMap((it) => rankOf.get(it) ?? []).sort((a, b) => a - b),
    size: shingles.size,
  });
  const index = new Map<number, Ranked[]>();
  for (const other of all.map(ranked))
    for (const rank of rarest(other)) {
      const found = index.get(rank);
      if (found) found.push(other);
      else index.set(rank, [other]);
    }
  return ({ text }) => {
    const own = ranked(shinglesOf(text));
    return rarest(own).some((rank) => index.get(rank)?.some((other) => areAlike(own, other)));
  };
}

function ranksByRarity(all: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const shingles of all) for (const it of shingles) counts.set(it, (counts.get(it) ?? 0) + 1);
  return new Map([...counts].sort(([, a], [, b]) => a - b).map(([it], rank) => [it, rank]));
}

/** The known ones of so many shingles that a set without any of them is not alike. */
const rarest = ({ ranks, size }: Ranked): readonly number[] =>
  ranks.slice(0, Math.max(0, ranks.length - Math.ceil(alike * size) + 1));

/** Compares the Jaccard index of two sets with the least of a near-duplicate. */
function areAlike(one: Ranked, other: Ranked): boolean {
  const least = (alike / (1 + alike)) * (one.size + other.size);
  if (Math.min(one.size, other.size) < least) return false;
  let shared = 0;
  let at = 0;
  for (const rank of one.ranks) {
    while ((other.ranks[at] ?? Infinity) < rank) at++;
    if (other.ranks[at] === rank) shared++;
  }
  return shared >= least;
}

/** The runs of letters of each folded word with its ends, whatever the order of the words. */
function shinglesOf(text: string): ReadonlySet<string> {
  const shingles = new Set<string>();
  for (const word of fold(text).split(" ")) {
    const ended = ` ${word} `;
    for (let at = 0; at + shingleLength <= ended.length; at++) shingles.add(ended.slice(at, at + shingleLength));
  }
  return shingles;
}
