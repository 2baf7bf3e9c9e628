import type { Data, Next, Step } from "../../dialogs/kit/dialog";
import { fold, isDenial, withoutTrimmings, wording } from "../understanding";
import { aMoment, fillers } from "./besideAName";
import type { Frame } from "./chat";
import { isSlip, isWithin } from "./likeAName";

/** The numbers in words, from one on: how many, which one, and as people call a digit. */
const saidAs: readonly string[] = [
  "jeden | jedynk* | pierwsz* | one | first | один | одиничк* | перш*",
  "dwa | dwójk* | drug* | two | second | два | двійк* | друг*",
  "trzy | trójk* | trzeci* | three | third | три | трійк* | треті* | третє | третя | третьо* | третю",
  "cztery | czwórk* | czwart* | four | fourth | чотири | четвірк* | четверт*",
  "pięć | piątk* | piąt* | five | fifth | п'ять | п'ятірк* | п'ят*",
  "sześć | szóstk* | szóst* | six | sixth | шість | шістк* | шост*",
  "siedem | siódemk* | siódm* | seven | seventh | сім | сімк* | сьом*",
  "osiem | ósemk* | ósm* | eight | eighth | вісім | вісімк* | восьм*",
  "dziewięć | dziewiątk* | dziewiąt* | nine | ninth | дев'ять | дев'ятк* | дев'ят*",
  "dziesięć | dziesiątk* | dziesiąt* | ten | tenth | десять | десятк* | десят*",
];
const numbers = saidAs.map((it) => wording(`^ (${it}) $`));
/** Words long enough to be recognised with a slip in them. */
const spelled = saidAs.map((it) => it.split(" | ").map((word) => fold(word.replace("*", ""))));

const inDigits = /^(\d{1,2})(?:st|nd|rd|th|mi|go|ka|a|i)?$/u;
const beside = wording(
  `do | na | to | z | ze | w | nr | idź | przejdź | pokaż | go | show | me | open | jump | with | in | at | перейди | перейти | покажи | до | на
  | з | із | у | pomóż | pomoc | pomocy | mi | help | допоможи | допомога | мені`,
);
const stepWords = ["krok", "step", "kroku", "krokiem", "кроку", "кроком", "steps"].map(fold);

const isStep = (word: string): boolean => stepWords.some((it) => isWithin(word, it, 1));

const numberOf = (word: string): number | undefined => {
  const digits = inDigits.exec(word)?.[1];
  if (digits !== undefined) return Number(digits);
  const exact = numbers.findIndex((it) => it.isIn(word));
  if (exact >= 0) return exact + 1;
  // «Dzieięć» may be nine or ten.
  const near = spelled.flatMap((names, at) => (names.some((it) => isSlip(word, it)) ? [at + 1] : []));
  return near.length === 1 ? near[0] : undefined;
};

/** The number that a text is, in digits or in words, with nothing else but a polite word: «8», «ósmy», «krok 8 proszę». */
export function numberAlone(text: string): number | undefined {
  const folded = fold(withoutTrimmings(text));
  if (isDenial(folded) || aMoment.isIn(folded)) return undefined;
  const words = folded.split(" ").filter((it) => it !== "" && !beside.isIn(it));
  const meant = words.flatMap((it) => numberOf(it) ?? (isStep(it) || fillers.has(it) ? [] : [undefined]));
  // In «the second one», the last word is no number.
  const found = meant.length > 1 && fold("one") === words.at(-1) ? meant.slice(0, -1) : meant;
  return found.length === 1 ? found[0] : undefined;
}

/** Where a text leads that is the number of a line of the current card; undefined if the card's lines have no numbers, or the text is none. */
export function lineNumbered(step: Step<Data>, { data }: Frame, text: string): Next | undefined {
  if (!step.numbers) return undefined;
  const number = numberAlone(text);
  return number === undefined ? undefined : step.numbers(number, data);
}
