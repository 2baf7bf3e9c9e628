import { fold } from "./fold";

/** Words that deny. «Don't revoke it» has all the words of the wish it denies. */
const negations = [
  "nie",
  "nigdy",
  "bez",
  "not",
  "don't",
  "dont",
  "doesn't",
  "never",
  "no",
  "without",
  "не",
  "ні",
  "ніколи",
  "без",
];
/** Words that ask instead of wish: «what happens if I revoke it», «why was it cancelled». */
const questions = ["dlaczego", "czemu", "stanie", "why", "happens", "чому", "чого", "буде"];
/** Stems of words that report what was done, which is not a wish to have it done. */
const happened = [
  "anulowan",
  "unieważnion",
  "wylogował",
  "wylogowan",
  "odłączył",
  "odłączon",
  "rozłączył",
  "usunięt",
  "skasował",
  "skasowan",
  "usunęl",
  "cancelled",
  "canceled",
  "revoked",
  "invalidated",
  "deleted",
  "removed",
  "logged",
  "disconnected",
  "unlinked",
  "erased",
  "скасован",
  "скасувал",
  "анульован",
  "анулювал",
];
/** Stems of words that report a problem. */
const troubled = [
  "błąd",
  "bled",
  "problem",
  "wyskak",
  "wyskocz",
  "wywal",
  "pust",
  "biał",
  "zawies",
  "zaciął",
  "znowu",
  "error",
  "fail",
  "wrong",
  "blank",
  "empty",
  "stuck",
  "again",
  "crash",
  "nothing",
  "cant",
  "wont",
  "помилк",
  "пуст",
  "порожн",
  "знову",
  "нічого",
  "ничего",
  "зависл",
  "вилітає",
  "виліта",
];
const words = new Set([...negations, ...questions].map(fold));
const denying = new Set(negations.map(fold));
const troubles = troubled.map(fold);
const beginnings = happened.map(fold);

/** The error text that mObywatel shows («… nie istnieje»). A student who quotes it denies nothing. */
const screens =
  /(?:legitimacia|kvitok|lehitimatsia|card|id) (?:nie istnieie|ne isnuie|(?:does not|doesnt|do not|dont) exist)/g;

/** Words that put something off: «pokaż jutro», «I will order it later». */
const later = new Set(
  [
    "jutro",
    "później",
    "pozniej",
    "potem",
    "kiedyś",
    "wieczorem",
    "later",
    "tomorrow",
    "tonight",
    "pojutrze",
    "weekend",
    "weekendzie",
  ]
    .concat(["poniedziałek", "wtorek", "środę", "czwartek", "piątek", "sobotę", "niedzielę"])
    .concat(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "понеділок", "вівторок"])
    .concat(["середу", "четвер", "п’ятницю", "суботу", "неділю", "післязавтра"])
    .concat(["завтра", "потім", "пізніше", "згодом", "ввечері"])
    .map(fold),
);

/** Phrases for places where other people can see the screen: «I’m in public». */
const amongPeople = ["in public", "on the bus", "on the tram", "on the train", "in class", "at a lecture"]
  .concat(["in the library", "watching", "is looking", "are looking", "w bibliotece", "ktoś patrzy", "patrzą"])
  .concat(["przy ludziach", "w autobusie", "w tramwaju", "w pociągu", "na wykładzie", "na zajęciach"])
  .concat(["при людях", "на людях", "в автобусі", "в трамваї", "на парі", "на лекції", "хтось дивиться", "в потязі"])
  // …and phrases for another time.
  .concat([
    "another time",
    "when i get",
    "when im home",
    "in an hour",
    "next week",
    "not now",
    "po zajęciach",
    "za godzinę",
  ])
  .concat(["za chwilę", "za tydzień", "jak wrócę", "nie teraz", "за годину", "за тиждень", "після пар", "не зараз"])
  .map((it) => ` ${fold(it)} `);

/** Whether a folded text puts off what it asks for, or says that other people can see the screen. */
export const putsOff = (folded: string): boolean =>
  folded.split(" ").some((word) => later.has(word)) || amongPeople.some((it) => ` ${folded} `.includes(it));

/** Whether a folded text contains a negation. */
export const isDenial = (folded: string): boolean => folded.split(" ").some((word) => denying.has(word));

/** Whether a folded text reports that something went wrong. */
export const tellsOfTrouble = (folded: string): boolean =>
  isDenial(folded) || folded.split(" ").some((word) => troubles.some((it) => word.startsWith(it)));

const noFault =
  /(?:^| )(?:no|bez|bez zadnikh|bez zadnich|zadnich|without|not a|any|zhodnikh) (?:\p{L}+ )?(?:problem|pomilk|error|bled)\p{L}*/gu;
const andNothing = /(?:^| )(?:i|a|and|but|ale|ta) (?:nic|nothing|nichoho|nichego)(?: |$)/u;

/** Whether a folded text names something that went wrong, other than by denying something: «wyskoczył błąd», «and nothing happened». */
export const tellsOfFault = (folded: string): boolean =>
  andNothing.test(folded) ||
  folded
    .replace(noFault, "")
    .split(" ")
    .some((word) => troubles.some((it) => word.startsWith(it)));

/** Whether a folded text may mention an action without asking for it. */
export const isDoubtful = (folded: string): boolean =>
  folded
    .replace(screens, "")
    .split(" ")
    .some((word) => words.has(word) || beginnings.some((it) => word.startsWith(it)));

const contrary = "(?:ale|tilko ze|tilko|lecz|tile ze|but|only|though|hovever|except|tilki)";
const trouble =
  "(?:nie|ne|not|no|zle|blad|bled\\p{L}*|blend\\p{L}*|problem\\p{L}*|vrong|error|mistake|missing|cudz\\p{L}*|pomilk\\p{L}*|chuzh\\p{L}*|isnt|doesnt|dont|cant)";
const objection = new RegExp(`(?:^| )${contrary} (?:\\S+ ){0,6}${trouble}(?: |$)`, "u");
/** «Na zdjęciu jestem nie ja», «the name is wrong»: something on the card belongs to somebody else or is wrong. */
const wrongOnTheCard =
  /(?:^| )(?:nie (?:ia|moi\p{L}*|moi?e|to)|nie (?:iest|sa) moi\p{L}*|not (?:me|mine|my)|isnt (?:me|mine|my)|ne (?:ia|moi\p{L}*|moia|moie|mii)|(?:is|are) vrong|z bled\p{L}*|z blend\p{L}*|cudz\p{L}*|czui\p{L}*|somebodi else\p{L}*|someone else\p{L}*|chuzh\p{L}*|z pomilk\p{L}*)(?: |$)/u;

/** Whether a folded text takes exception to what it reports, so that it cannot mean that all is well: «jest, ale zdjęcie nie moje». */
export const objects = (folded: string): boolean => objection.test(folded) || wrongOnTheCard.test(folded);
