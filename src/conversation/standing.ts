import { fold, foldParts, isDenial, isDoubtful, putsOff } from "../understanding";

/** A choice of a step, with all that may be typed for it. */
export interface Named {
  readonly name: string;
  /** The card that stands offers it; of those offered, the places are counted. */
  readonly isOffered: boolean;
  /** It has no button, and so no place among them. */
  readonly isTypedOnly?: boolean;
  /** Its label in every language and what else people say for it, folded. */
  readonly names: readonly string[];
  /** Of these, the labels. */
  readonly labels: readonly string[];
}

export interface Meant {
  readonly name: string;
  /** It was named by its very label or a phrase of its own, so that it is meant even where words are expected. */
  readonly isNamed: boolean;
  /** Nothing else can be meant: «pierwsze». */
  readonly isPlain: boolean;
  /** It was asked, or had a question behind it: «zamawiam, co dalej?». */
  readonly isAsked?: boolean;
}

const ordinals: readonly (readonly string[])[] = [
  ["1", "pierwsze", "pierwszy", "pierwsza", "pierwszą", "first", "1st", "перше", "перший", "перша", "першу"],
  ["2", "drugie", "drugi", "druga", "drugą", "second", "2nd", "друге", "другий", "друга", "другу"],
  ["3", "trzecie", "trzeci", "trzecia", "trzecią", "third", "3rd", "третє", "третій", "третя", "третю"],
  ["4", "czwarte", "czwarty", "czwarta", "czwartą", "fourth", "4th", "четверте", "четвертий", "четверта", "четверту"],
];
const last = ["ostatnie", "ostatni", "ostatnia", "ostatnią", "last", "останнє", "останній", "остання", "останню"];
/** Counted as `at` counts: the last one is -1. */
const places = new Map([
  ...ordinals.flatMap((words, at) => words.map((word) => [fold(word), at] as const)),
  ...last.map((word) => [fold(word), -1] as const),
]);
const politeWords = [
  "tak",
  "proszę",
  "poproszę",
  "dobra",
  "dobrze",
  "yes",
  "yea",
  "yeah",
  "yep",
  "please",
  "ok",
  "okay",
]
  .concat(["так", "да", "будь", "ласка", "прошу", "давай", "добре", "ладно", "гаразд", "окей"])
  .map(fold);
const fillerWords = [
  "chyba",
  "może",
  "jednak",
  "maybe",
  "мабуть",
  "the",
  "one",
  "i",
  "think",
  "guess",
  "answer",
  "odpowiedź",
]
  .concat([
    "myślę",
    "відповідь",
    "думаю",
    "to",
    "ten",
    "ta",
    "те",
    "цей",
    "option",
    "button",
    "number",
    "opcja",
    "opcję",
  ])
  .concat(["przycisk", "numer", "no", "ну", "well", "варіант", "кнопка", "номер"])
  .map(fold);
const polite = new Set(politeWords);
const fillers = new Set([...politeWords, ...fillerWords]);
const politePhrases =
  / (?:if you (?:would be so kind|dont mind|can|could)|iesli mozna|iezeli mozna|iakshcho mozhna|iakscho mozhna)(?= |$)/gu;
const less = (words: ReadonlySet<string>, said: string): string =>
  said
    .replace(politePhrases, "")
    .split(" ")
    .filter((it) => !words.has(it))
    .join(" ");
/** «Pokaż kody, tylko nie teraz», «the first one, but…» decide nothing… */
const contrary = /^(?:ale|but|tilki|tilko|czekai|vait|chekai|albo|or|abo|actualli|choc|chociaz)(?: |$)/u;
/** …while «pokaż kody, nikt nie patrzy» does. */
const nobodyLooks = /^(?:nikt|nikogo|nobodi|no one|nikhto|nihto|niktor)(?: |$)/u;
const takesBack = (clauses: readonly string[]): boolean =>
  contrary.test(clauses[0] ?? "") || clauses.some((it) => putsOff(it) || (isDoubtful(it) && !nobodyLooks.test(it)));
/** «One second» is no place. */
const aMoment = /(?:^| )(?:one|a|iust a|iusta) (?:second|sec|moment)(?: |$)/u;

/** «Wybrałam, co dalej?» says that it is done. */
const whatNext =
  /[,.\s](?:i co (?:teraz|dalej)|co (?:teraz|dalej)|dalej|и что|що далі|шо далі|що тепер|далі|what now|what next|now what|next|and now)[\s?!.]*$/iu;

/** «…, to nowy wygląd, tak?» says it, and only wants to hear that it is right. */
const tagQuestion = /(?<![,\s])[,\s]+(?:tak|prawda|nie|zgadza się|right|correct|yes|ok|так|правда|вірно|да)\s*\?\s*$/iu;

/** How freely an answer may be put. */
export interface AnswerLimits {
  /** More words than these are a story, in which a label may be named in passing. */
  readonly mostWords: number;
  /** Whether a folded text may name something without meaning it. */
  readonly isDoubted: (folded: string) => boolean;
  /** «The first one, I am panicking» names a place: a list has been read out. */
  readonly beginsWithPlace?: boolean;
}
export const briefly: AnswerLimits = { mostWords: 6, isDoubted: (it) => isDoubtful(it) || putsOff(it) };

/** The offered choice a text means: its name, its place among the others, a slip in its name, or its name within a few words. */
export function choiceMeant(
  whole: string,
  choices: readonly Named[],
  { mostWords, isDoubted, beginsWithPlace }: AnswerLimits = briefly,
): Meant | undefined {
  const text = whole.replace(whatNext, "").replace(tagQuestion, "");
  const said = fold(text.replaceAll("+", " plus "));
  if (said === "") return undefined;
  // «Wyłącz» is no slip of «włącz», though only one of them is offered.
  const only = (holds: (name: string) => boolean): Named | undefined => {
    const all = choices.filter(({ names }) => names.some(holds));
    // «Jest plus na środku» says more than «jest».
    const typed = all.filter(({ isTypedOnly }) => isTypedOnly);
    const found = typed.length > 0 ? typed : all;
    return found.length === 1 && (found[0]?.isOffered || found[0]?.isTypedOnly) ? found[0] : undefined;
  };
  const politely = less(polite, said) || said;
  const sameName = choices.filter(({ names }) => names.includes(said) || names.includes(politely));
  const named = sameName.find(({ isOffered, isTypedOnly }) => isOffered || isTypedOnly);
  const isAsked = text !== whole || whole.includes("?");
  if (named) return { name: named.name, isNamed: true, isPlain: true, isAsked };
  if (sameName.length > 0) return undefined;
  // «Pokaż kody, nikt nie patrzy»: the label, and what is said beside it.
  const [opening = "", ...more] = foldParts(text);
  const isBegun = more.length > 0 && !whole.includes("?") && !takesBack(more);
  const beginning = isBegun && beginsWithPlace ? less(fillers, opening) : "";
  const asLabel = less(polite, opening);
  const begun = isBegun
    ? choices.find(
        ({ name, isOffered, labels }) =>
          isOffered && name !== "human" && asLabel.includes(" ") && labels.includes(asLabel),
      )
    : undefined;
  if (begun) return { name: begun.name, isNamed: false, isPlain: true };
  const place = aMoment.test(said) ? undefined : (places.get(less(fillers, said)) ?? places.get(beginning));
  const offered = choices.filter(({ isOffered }) => isOffered);
  const words = said.split(" ");
  // What is denied in one clause is not in the next.
  const clauses = foldParts(text.replaceAll("+", " plus ")).map((it) => it.split(" "));
  const mayContain = words.length <= mostWords && !isDoubted(said) && !text.trim().endsWith("?");
  const found =
    (place === undefined ? undefined : offered.at(place)) ??
    only((name) => isSlip(said, name)) ??
    (mayContain ? only((name) => clauses.some((it) => contains(it, name.split(" ")))) : undefined);
  return found && { name: found.name, isNamed: false, isPlain: place !== undefined };
}

const isUnseen = /(?:^| )(?:nie|ne|dont|do not) (?:vidze|ma|mam|bachu|baczu|vizhu|see)(?: |$)/;
const reach = 4;

/** «Mam androida» names «Android»; of a name of several words all must be there, in their order. */
function contains(words: readonly string[], name: readonly string[]): boolean {
  const [first = "", ...more] = name;
  // «Plusa na środku nie widzę» denies what stands before it.
  const isDenied = (at: number): boolean =>
    isDenial(words.slice(Math.max(0, at - 3), at).join(" ")) ||
    isUnseen.test(words.slice(at + 1, at + 1 + reach).join(" "));
  if (more.length === 0) return first.length > 3 && words.some((it, at) => it.startsWith(first) && !isDenied(at));
  return words.some((_, at) => name.every((it, next) => words[at + next] === it) && !isDenied(at));
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
