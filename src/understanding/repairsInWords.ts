import { fold } from "./fold";
import { wording, type Wording } from "./wording";

/** Messages about the conversation itself, at any point: that it has gone wrong, or that people have got what they wanted. */
export type Repair = "misunderstood" | "repeat" | "restart" | "undo" | "wait" | "worked" | "lookAgain";

/** Words of courtesy and hesitation around a repair, which change nothing about it. */
const courtesy = new Set(
  `proszę bardzo ładnie przepraszam sorry sorki hej hey ok okej no a i ale to jeszcze raz ja mi może możesz mógłbyś mogłabyś możecie czy da się
  um uh eh ej oj ojej hmm oh ah well so please pls plz can could would you u me it that this again maybe just one more time i let us let's lets we
  вибач вибачте перепрошую будь ласка можеш можете можна може мені це те ще раз ой ну а і я давай давайте`
    .split(/\s+/)
    .map(fold),
);
const moments = new Set(
  `chwila chwilę chwilkę chwilka chwileczkę moment momencik sekundę sekunda sek minutę minutkę trochę nie
  second sec minute min moment bit tick no nope
  хвилинку хвилину хвилиночку секунду секундочку трохи трошки ні нє`
    .split(/\s+/)
    .map(fold),
);
const hesitation = new Set(
  `nie jednak chyba nah nope no actually oh wait czekaj sorry now my mind teraz już wtedy się
  ні нє таки мабуть вже тепер стривай почекай`
    .split(/\s+/)
    .map(fold),
);
const asking = new Set(
  `pytałem pytałam pytam chodzi chodziło mówię mówiłem mówiłam mi i asked asking meant mean what
  питав питала питаю мав мала на увазі кажу казала казав про`
    .split(/\s+/)
    .map(fold),
);

interface InWords {
  readonly repair: Repair;
  /** The words that make the repair. */
  readonly core: Wording;
  /** Words that may stand beside them, besides words of courtesy. */
  readonly beside?: ReadonlySet<string>;
}

const inWords: readonly InWords[] = [
  {
    repair: "restart",
    core: wording(
      `[zacznij | zacznijmy | zaczynamy | zacząć | start | begin | do | почн* | почати | почнемо] (od nowa | od początku | od zera | from scratch
      | from (the | 0) (start | beginning | top) | спочатку | заново | з нуля | з початку) | (start | begin) [all] (over | again)`,
    ),
  },
  {
    repair: "repeat",
    core: wording(
      `powtórz* | powtórzyć | jaśniej | prościej | inaczej powiedz | say (it | that) | come again | repeat | rephrase | clearer
      | (co | że co) proszę | słucham | sorry what | what sorry | hę | he | huh | eh what | повтори* | повторіть | повторити | ясніше | простіше | га | шо шо | що що`,
    ),
  },
  {
    repair: "undo",
    core: wording(
      `rozmyśli* | rozmysli* | (zmieni* | zmieniam) zdanie | jednak (nie | rezygnuj*) | (changed | change | changing) my mind | actually no
      | on second thought* | передума* | таки ні`,
    ),
    beside: hesitation,
  },
  {
    repair: "wait",
    core: wording(
      `czekaj* | poczekaj* | zaczekaj* | chwil* | momencik | wait | hold on | hang on | gimme a | give me a | зажди* | зачекай* | почекай* | чекай*
      | стривай* | хвилин* | секундочку`,
    ),
    beside: moments,
  },
  {
    repair: "misunderstood",
    core: wording(
      "nie o to | nie to | nie tak | not that | not what | not it | не те | не про те | не про це | не це | не то",
    ),
    beside: asking,
  },
];

const mostWords = 8;

/** The repair that a text says in words of its own, with nothing else but courtesy; undefined if it says anything more. */
export function repairInWords(text: string): Repair | undefined {
  const folded = fold(text).replace(/\s+/gu, " ").trim();
  if (folded.split(" ").length > mostWords) return undefined;
  return inWords.find(({ core, beside }) => {
    const rest = core.takenOut(folded);
    return (
      rest !== folded &&
      rest
        .split(" ")
        .filter((it) => it !== "")
        .every((it) => courtesy.has(it) || beside?.has(it) || core.isIn(it))
    );
  })?.repair;
}
