import { fold, foldParts, isDoubtful, putsOff, wording, type Understood } from "../understanding";

const ordinals: readonly (readonly string[])[] = [
  [
    "1",
    "pierwsze",
    "pierwszy",
    "pierwsza",
    "pierwszą",
    "first",
    "1st",
    "перше",
    "перший",
    "перша",
    "першу",
    "jedynka",
    "jedynkę",
    "одиничка",
    "former",
  ],
  [
    "2",
    "drugie",
    "drugi",
    "druga",
    "drugą",
    "second",
    "2nd",
    "друге",
    "другий",
    "друга",
    "другу",
    "two",
    "dwójka",
    "dwójkę",
    "двійка",
    "latter",
  ],
  [
    "3",
    "trzecie",
    "trzeci",
    "trzecia",
    "trzecią",
    "third",
    "3rd",
    "третє",
    "третій",
    "третя",
    "третю",
    "three",
    "trójka",
    "trójkę",
    "трійка",
  ],
  ["4", "czwarte", "czwarty", "czwarta", "czwartą", "fourth", "4th", "четверте", "четвертий", "четверта", "четверту"],
];
const last = ["ostatnie", "ostatni", "ostatnia", "ostatnią", "last", "останнє", "останній", "остання", "останню"];
/** Index of each position word, as `Array.at` takes it: the last one is -1. */
export const places = new Map([
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
export const polite = new Set(politeWords);
export const fillers = new Set([...politeWords, ...fillerWords]);
const politePhrases = wording(
  "if you (would be so kind | don't mind | can | could) | jeśli można | jeżeli można | якщо можна",
);
export const withoutWords = (words: ReadonlySet<string>, said: string): string =>
  politePhrases
    .takenOut(said)
    .split(" ")
    .filter((it) => !words.has(it))
    .join(" ");
/** These first words take back what the text names: «Pokaż kody, tylko nie teraz», «the first one, but…». */
const contrary = wording(
  "^ (ale | але | but | тільки | tylko | czekaj | wait | чекай | albo | or | або | actually | choć | chociaż)",
);
/** «Pokaż kody, nikt nie patrzy» sounds doubtful but takes nothing back. */
const nobodyLooks = wording("^ (nikt | nikogo | nobody | no one | ніхто)");
export const takesBack = (clauses: readonly string[]): boolean =>
  contrary.isIn(clauses[0] ?? "") || clauses.some((it) => putsOff(it) || (isDoubtful(it) && !nobodyLooks.isIn(it)));
/** Whether a text that asks for the codes takes that back in the same breath. */
export const takesCodesBack = (understood: Understood, text: string): boolean =>
  understood.kind === "sure" && understood.intent === "showCode" && takesBack(foldParts(text).slice(1));
/** «One second» asks to wait and does not mean the second choice. */
export const aMoment = wording("(one | a | just a | justa) (second | sec | moment)");

/** «Wybrałam, co dalej?» reports that the step is done; the question is only appended. */
export const whatNext =
  /[,.\s](?:i co (?:teraz|dalej)|co (?:teraz|dalej)|dalej|и что|що далі|шо далі|що тепер|далі|what now|what next|now what|next|and now)[\s?!.]*$/iu;

/** «…, to nowy wygląd, tak?» states something and only asks for confirmation. */
export const tagQuestion =
  /(?<![,\s])[,\s]+(?:tak|prawda|nie|zgadza się|right|correct|yes|ok|так|правда|вірно|да)\s*\?\s*$/iu;
