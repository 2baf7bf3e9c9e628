import { fold, foldParts, isDenial, isDoubtful, putsOff } from "../understanding";

/** A choice of a step, with everything a person may type for it. */
export interface ChoiceNames {
  readonly name: string;
  /** Whether the current card offers it. «The second one» counts only the offered choices. */
  readonly isOffered: boolean;
  /** It has no button, so «the second one» does not count it. */
  readonly isTypedOnly?: boolean;
  /** Its labels in every language and the other phrases people use for it, folded. */
  readonly names: readonly string[];
  /** Only the labels among `names`. */
  readonly labels: readonly string[];
}

export interface ChoiceMatch {
  readonly name: string;
  /** The text is exactly its label or one of its phrases. It is then meant even where free text is expected. */
  readonly isNamed: boolean;
  /** The text can mean nothing else: «pierwsze». */
  readonly isPlain: boolean;
  /** The text was a question or ended with one: «zamawiam, co dalej?». */
  readonly isAsked?: boolean;
}

const ordinals: readonly (readonly string[])[] = [
  ["1", "pierwsze", "pierwszy", "pierwsza", "pierwszą", "first", "1st", "перше", "перший", "перша", "першу"],
  ["2", "drugie", "drugi", "druga", "drugą", "second", "2nd", "друге", "другий", "друга", "другу"],
  ["3", "trzecie", "trzeci", "trzecia", "trzecią", "third", "3rd", "третє", "третій", "третя", "третю"],
  ["4", "czwarte", "czwarty", "czwarta", "czwartą", "fourth", "4th", "четверте", "четвертий", "четверта", "четверту"],
];
const last = ["ostatnie", "ostatni", "ostatnia", "ostatnią", "last", "останнє", "останній", "остання", "останню"];
/** Index of each position word, as `Array.at` takes it: the last one is -1. */
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
const withoutWords = (words: ReadonlySet<string>, said: string): string =>
  said
    .replace(politePhrases, "")
    .split(" ")
    .filter((it) => !words.has(it))
    .join(" ");
/** «Pokaż kody, tylko nie teraz» and «the first one, but…» take back what they name… */
const contrary = /^(?:ale|but|tilki|tilko|czekai|vait|chekai|albo|or|abo|actualli|choc|chociaz)(?: |$)/u;
/** …while «pokaż kody, nikt nie patrzy» does not. */
const nobodyLooks = /^(?:nikt|nikogo|nobodi|no one|nikhto|nihto|niktor)(?: |$)/u;
const takesBack = (clauses: readonly string[]): boolean =>
  contrary.test(clauses[0] ?? "") || clauses.some((it) => putsOff(it) || (isDoubtful(it) && !nobodyLooks.test(it)));
/** «One second» asks to wait and does not mean the second choice. */
const aMoment = /(?:^| )(?:one|a|iust a|iusta) (?:second|sec|moment)(?: |$)/u;

/** «Wybrałam, co dalej?» reports that the step is done; the question is only appended. */
const whatNext =
  /[,.\s](?:i co (?:teraz|dalej)|co (?:teraz|dalej)|dalej|и что|що далі|шо далі|що тепер|далі|what now|what next|now what|next|and now)[\s?!.]*$/iu;

/** «…, to nowy wygląd, tak?» states something and only asks for confirmation. */
const tagQuestion = /(?<![,\s])[,\s]+(?:tak|prawda|nie|zgadza się|right|correct|yes|ok|так|правда|вірно|да)\s*\?\s*$/iu;

/** How loosely a text may name a choice. */
export interface AnswerLimits {
  /** A longer text is a story that may name a label in passing. */
  readonly mostWords: number;
  /** Whether a folded text may name something without meaning it. */
  readonly isDoubted: (folded: string) => boolean;
  /** Whether a text may begin with a position, as in «the first one, I am panicking»; used after a list has been shown. */
  readonly beginsWithPlace?: boolean;
}
export const briefly: AnswerLimits = { mostWords: 6, isDoubted: (it) => isDoubtful(it) || putsOff(it) };

/** Finds the offered choice a text means: by its name, its position, its name with a typo, or its name within a few words. */
export function choiceMeant(
  whole: string,
  choices: readonly ChoiceNames[],
  { mostWords, isDoubted, beginsWithPlace }: AnswerLimits = briefly,
): ChoiceMatch | undefined {
  const text = whole.replace(whatNext, "").replace(tagQuestion, "");
  const said = fold(text.replaceAll("+", " plus "));
  if (said === "") return undefined;
  // All choices are compared, offered or not: «wyłącz» must not match as a typo of «włącz» just because only that one is offered.
  const only = (holds: (name: string) => boolean): ChoiceNames | undefined => {
    const all = choices.filter(({ names }) => names.some(holds));
    // A typed-only choice is more specific: «jest plus na środku» must not match «jest».
    const typed = all.filter(({ isTypedOnly }) => isTypedOnly);
    const found = typed.length > 0 ? typed : all;
    return found.length === 1 && (found[0]?.isOffered || found[0]?.isTypedOnly) ? found[0] : undefined;
  };
  const politely = withoutWords(polite, said) || said;
  const sameName = choices.filter(({ names }) => names.includes(said) || names.includes(politely));
  const named = sameName.find(({ isOffered, isTypedOnly }) => isOffered || isTypedOnly);
  const isAsked = text !== whole || whole.includes("?");
  if (named) return { name: named.name, isNamed: true, isPlain: true, isAsked };
  if (sameName.length > 0) return undefined;
  // «Pokaż kody, nikt nie patrzy» begins with a label and goes on with a comment.
  const [opening = "", ...more] = foldParts(text);
  const isBegun = more.length > 0 && !whole.includes("?") && !takesBack(more);
  const beginning = isBegun && beginsWithPlace ? withoutWords(fillers, opening) : "";
  const asLabel = withoutWords(polite, opening);
  const begun = isBegun
    ? choices.find(
        ({ name, isOffered, labels }) =>
          isOffered && name !== "human" && asLabel.includes(" ") && labels.includes(asLabel),
      )
    : undefined;
  if (begun) return { name: begun.name, isNamed: false, isPlain: true };
  const place = aMoment.test(said) ? undefined : (places.get(withoutWords(fillers, said)) ?? places.get(beginning));
  const offered = choices.filter(({ isOffered }) => isOffered);
  const words = said.split(" ");
  // A denial in one clause does not apply to the next.
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

/** Whether the words contain a name. «Mam androida» contains «Android»; of a longer name all words must follow one another. */
function contains(words: readonly string[], name: readonly string[]): boolean {
  const [first = "", ...more] = name;
  // «Plusa na środku nie widzę» denies the name before it.
  const isDenied = (at: number): boolean =>
    isDenial(words.slice(Math.max(0, at - 3), at).join(" ")) ||
    isUnseen.test(words.slice(at + 1, at + 1 + reach).join(" "));
  if (more.length === 0) return first.length > 3 && words.some((it, at) => it.startsWith(first) && !isDenied(at));
  return words.some((_, at) => name.every((it, next) => words[at + next] === it) && !isDenied(at));
}

/** Whether a text is a name with typos: one is allowed from five letters on, two from nine. */
const isSlip = (said: string, name: string): boolean => {
  const allowed = name.length >= 9 ? 2 : name.length >= 5 ? 1 : 0;
  return allowed > 0 && Math.abs(said.length - name.length) <= allowed && distance(said, name) <= allowed;
};

/** The edit distance of two words; swapping two neighbouring letters counts as one edit. */
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
