import { onlyCorrects } from "./corrections";
import { objects } from "./doubts";
import { fold, foldParts } from "./fold";
import { repairInWords } from "./repairsInWords";
import { wording } from "./wording";

/** Messages about the conversation itself, at any point: that it has gone wrong, or that people have got what they wanted. */
export type Repair = "misunderstood" | "repeat" | "restart" | "undo" | "wait" | "worked" | "lookAgain";

const phrases: Readonly<Record<Exclude<Repair, "lookAgain">, readonly string[]>> = {
  misunderstood: [
    "nie o to chodzi",
    "nie o to mi chodzi",
    "nie o to chodziło",
    "nie o to mi chodziło",
    "nie to miałem na myśli",
    "nie to miałam na myśli",
    "nie o to pytam",
    "nie o to pytałem",
    "nie o to pytałam",
    "źle zrozumiałeś",
    "nie to",
    "that's not what i meant",
    "not what i meant",
    "that is not what i meant",
    "not that",
    "you misunderstood",
    "that's not it",
    "wrong answer",
    "не про це",
    "я не про це",
    "не те",
    "не це",
    "ти не так зрозумів",
    "не про те",
  ],
  repeat: [
    "wróć do pytania",
    "back to the question",
    "назад до запитання",
    "co",
    "co?",
    "słucham",
    "powtórz",
    "jeszcze raz",
    "możesz powtórzyć",
    "pokaż jeszcze raz",
    "że co",
    "nie zrozumiałem",
    "nie zrozumiałam",
    "what",
    "pardon",
    "repeat",
    "say again",
    "say that again",
    "come again",
    "repeat that",
    "huh",
    "що",
    "повтори",
    "повторіть",
    "ще раз",
    "шо",
    "не зрозумів",
    "не зрозуміла",
    "перепрошую що",
  ],
  restart: [
    "od nowa",
    "od początku",
    "zacznij od nowa",
    "zacznijmy od nowa",
    "zaczynamy od nowa",
    "jeszcze raz od początku",
    "start over",
    "from the beginning",
    "restart",
    "begin again",
    "let's start over",
    "start again",
    "спочатку",
    "почнімо спочатку",
    "почати спочатку",
    "знову спочатку",
    "заново",
  ],
  undo: [
    "jednak nie",
    "a jednak nie",
    "nie, jednak nie",
    "rozmyśliłem się",
    "rozmyśliłam się",
    "zmieniłem zdanie",
    "zmieniłam zdanie",
    "nie rób tego",
    "zostaw",
    "nie chcę",
    "actually no",
    "on second thought no",
    "changed my mind",
    "i changed my mind",
    "don't do it",
    "leave it",
    "no wait",
    "таки ні",
    "все-таки ні",
    "я передумав",
    "я передумала",
    "передумав",
    "передумала",
    "не треба",
    "не роби цього",
    "залиш",
  ],
  wait: [
    "czekaj",
    "poczekaj",
    "chwila",
    "chwilka",
    "moment",
    "momencik",
    "sekunda",
    "zaraz",
    "czekaj chwilę",
    "zaraz wracam",
    "wait",
    "hold on",
    "one moment",
    "one second",
    "a second",
    "just a second",
    "one second",
    "a second",
    "just a second",
    "one second please",
    "ok one second",
    "just a moment",
    "a moment",
    "one sec",
    "wait a minute",
    "give me a minute",
    "brb",
    "зачекай",
    "зачекайте",
    "хвилинку",
    "секунду",
    "секундочку",
    "почекай",
    "чекай",
    "хвилиночку",
  ],
  worked: [
    "działa",
    "już działa",
    "zadziałało",
    "udało się",
    "udało mi się",
    "jest",
    "mam ją",
    "mam już",
    "jest w aplikacji",
    "jest w mobywatelu",
    "mam w aplikacji",
    "mam ją w aplikacji",
    "legitka jest",
    "legitymacja jest",
    "wszystko działa",
    "it works",
    "works",
    "it worked",
    "worked",
    "it's there",
    "it is there",
    "it's in the app",
    "i have it now",
    "it's there in the app",
    "i can see it",
    "i see it",
    "i see the card",
    "got the card",
    "success",
    "all works",
    "працює",
    "все працює",
    "вже працює",
    "вийшло",
    "все вийшло",
    "спрацювало",
    "є в застосунку",
    "є в додатку",
    "є в телефоні",
    "вона вже у телефоні",
    "вона в телефоні",
    "воно в телефоні",
    "вже в телефоні",
    "все є в телефоні",
    "mam w telefonie",
    "jest w telefonie",
    "jest już w telefonie",
    "mam już w apce",
    "mam w apce",
    "jest w apce",
    "śmiga",
    "it's on my phone",
    "it is on my phone",
    "it's on the phone",
    "квиток додано",
    "квиток успішно додано",
    "карта додана",
    "зявилась",
    "з'явилася",
    "вже є",
    "маю її",
    "бачу її",
    "получилось",
    "работает",
  ],
};

const repairs = new Map(
  (Object.keys(phrases) as (keyof typeof phrases)[]).flatMap((repair) =>
    phrases[repair].map((it) => [fold(it), repair] as const),
  ),
);

/** «That didn't answer my question sorry», with hardly anything else. */
const unanswered = wording(
  `^…3 (nie odpowiedział* | nie odpowiada [na] [moje] | nie odpowiada to | not answer [my] | didn't answer [my] | doesn't answer [my] | not what i asked | не відповів | не відповіла | це не відповідь | не відповідь на) …3 $`,
);

const refuses = wording(
  "^ (nie | no | ні | нє) [(nie | no | ні | нє)] [wait | czekaj | poczekaj | стривай* | чекай* | зачекай*] $",
);
const pauses = wording("^ (wait | hold on | czekaj* | poczekaj* | стривай* | чекай* | зачекай*) $");
const keeping = wording(
  `^ (zostaw* | zostawmy | niech zostanie | zostaje | zostańmy | leave it | keep it | let it stay | i'll stay | i stay | залиш* | лишаємо | лишаємось
  | хай лишається | нехай залишається | залишаюсь | залишаюся) [(tak jak jest | jak jest | it | as it is | так | як є)] $`,
);
/** «Ні, стривайте, залишимо. Нехай стежить» */
const keeps = ([first = "", second = "", third = ""]: readonly string[]): boolean =>
  refuses.isIn(first) && (keeping.isIn(second) || (pauses.isIn(second) && keeping.isIn(third)));

const longest = 120;

/** The repair a text consists of; undefined if it is none. «Worked» may also be one of several sentences: «scanned. works». */
export function repairIn(text: string): Repair | undefined {
  if (text.length > longest) return undefined;
  const repair = repairs.get(fold(text)) ?? repairInWords(text);
  if (text.includes("?")) return repair === "worked" ? undefined : repair;
  if (repair) return repair;
  if (unanswered.isIn(fold(text)) || onlyCorrects(text)) return "misunderstood";
  const parts = foldParts(text);
  if (keeps(parts)) return "undo";
  // «Jest, ale nazwisko jest z błędem» reports a problem.
  return parts.length > 1 && !objects(fold(text)) && parts.some((it) => repairs.get(it) === "worked")
    ? "worked"
    : undefined;
}
