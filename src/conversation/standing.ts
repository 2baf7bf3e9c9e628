import { fold } from "../understanding";

/** A choice of the card that stands, with all that may be typed for it. */
export interface Named {
  readonly name: string;
  /** Its label in every language. */
  readonly labels: readonly string[];
  /** What else people say for it. */
  readonly said: readonly string[];
}

export interface Meant {
  readonly name: string;
  /** It was named by its very label or a phrase of its own, so that it is meant even where words are expected. */
  readonly isLabel: boolean;
}

const ordinals: readonly (readonly string[])[] = [
  ["1", "pierwsze", "pierwszy", "pierwsza", "first", "the first", "first one", "перше", "перший", "перша"],
  ["2", "drugie", "drugi", "druga", "second", "the second", "second one", "друге", "другий", "друга"],
  ["3", "trzecie", "trzeci", "trzecia", "third", "the third", "third one", "третє", "третій", "третя"],
  ["4", "czwarte", "czwarty", "czwarta", "fourth", "the fourth", "fourth one", "четверте", "четвертий", "четверта"],
];
const places = new Map(ordinals.flatMap((words, at) => words.map((word) => [fold(word), at] as const)));
/** More words than these are a story, in which a label may be named in passing. */
const fewWords = 6;

/** The choice a text means: its label, its place among the others, a phrase of its own, or one of these with a slip of the finger. */
export function choiceMeant(text: string, choices: readonly Named[]): Meant | undefined {
  const said = fold(text);
  if (said === "") return undefined;
  const byLabel = only(choices, (it) => namesOf(it).some((one) => one === said));
  if (byLabel) return { name: byLabel.name, isLabel: true };
  const place = places.get(said);
  const placed = place === undefined ? undefined : choices[place];
  const words = said.split(" ");
  const found =
    placed ??
    only(choices, (it) => namesOf(it).some((one) => isSlip(said, one))) ??
    (words.length <= fewWords
      ? only(choices, (it) => namesOf(it).some((one) => contains(words, one.split(" "))))
      : undefined);
  return found && { name: found.name, isLabel: false };
}

const namesOf = ({ labels, said }: Named): string[] => [...labels, ...said].map(fold).filter((it) => it !== "");

/** The choice for which it holds, if it is the only one. */
function only(choices: readonly Named[], holds: (it: Named) => boolean): Named | undefined {
  const found = choices.filter(holds);
  return found.length === 1 ? found[0] : undefined;
}

/** «Mam androida» names «Android»; of a name of several words all must be there, in their order. */
function contains(words: readonly string[], name: readonly string[]): boolean {
  const [first = "", ...more] = name;
  if (more.length === 0) return first.length > 3 && words.some((it) => it.startsWith(first));
  return words.some((_, at) => name.every((it, next) => words[at + next] === it));
}

/** One slip in a word of five letters, two in nine. */
const isSlip = (said: string, name: string): boolean => {
  const allowed = name.length >= 9 ? 2 : name.length >= 5 ? 1 : 0;
  return allowed > 0 && Math.abs(said.length - name.length) <= allowed && distance(said, name) <= allowed;
};

/** Letters to change, add, leave out, or swap with their neighbour. */
function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let at = 1; at <= one.length; at++) {
    const row = [at];
    for (let to = 1; to <= other.length; to++) {
      const changed = Number(one[at - 1] !== other[to - 1]);
      const up = (rows[at - 1]?.[to] ?? 0) + 1;
      const left = (row[to - 1] ?? 0) + 1;
      const both = (rows[at - 1]?.[to - 1] ?? 0) + changed;
      const isSwap = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      row[to] = Math.min(up, left, both, isSwap ? (rows[at - 2]?.[to - 2] ?? 0) + 1 : Infinity);
    }
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? Infinity;
}
