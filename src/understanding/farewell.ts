import { anyOf } from "./anyOf";
import { tellsOfTrouble } from "./doubts";
import { fold, foldParts } from "./fold";

const within = (...rows: readonly string[]): RegExp => new RegExp(`(?<!\\S)(?:${anyOf(...rows)})(?!\\S)`, "u");

/** Words that part, whatever else a text says: «miłego dnia», «see you». */
const parting = within(
  "miłego dnia|miłego wieczoru|miłego popołudnia|miłego weekendu|miłej nocy|dobrej nocy|dobranoc|spokojnej nocy",
  "udanego dnia|udanego weekendu|do widzenia|do zobaczenia|do usłyszenia|do jutra|trzymaj się|trzymajcie się",
  "have a nice day|have a good day|have a great day|have a good one|have a nice evening|have a good evening|nice day",
  "have a good night|have a nice weekend|have a great weekend|good night|goodbye|good bye|bye|bye bye|bye for now|see you|see ya|cya",
  "гарного дня|гарного вечора|гарних вихідних|чудового дня|хорошого дня|доброї ночі|на добраніч|до побачення|до зустрічі",
  "бувай|бувайте|хорошего дня|harnoho dnia|harnogo dnya|do pobachennia",
);
/** The same, but only as a clause of its own: «na razie» is «for now» too. */
const alone = new Set(["na razie", "narazie", "papa", "па па", "пока", "take care", "nara"].map(fold));
/** A greeting on its own; beside thanks it parts. */
const evening = new Set(["good evening", "dobrego wieczoru", "доброго вечора"].map(fold));
/** «Nie mam siły» is how somebody feels who gives up for today, and no trouble to be mended. */
const tired = within(
  "nie mam (?:już )?siły|jestem zmęczon[ya]|no strength|too tired|im tired|не маю сил|немає сил|втомил(?:ась|ася|ся)",
);
/** Words that say that somebody has to leave. They part only beside thanks or good news. */
const leaving = within(
  "lecę|uciekam|spadam|zmykam|pędzę|biegnę|muszę lecieć|muszę uciekać|muszę iść|muszę spadać|muszę już|idę na|biegnę na|jadę na",
  "gotta go|gotta run|gotta dash|got to go|got to run|have to go|have to run|need to go|need to run|must go|must run|off to|running to|heading to|on my way to",
  "побіг|побігла|біжу|мушу бігти|маю бігти|треба бігти|іду на|йду на|тікаю|побіжу|pobih|pobihla|bizhu",
);
/** «Lecę spróbować» leaves for the phone, and comes back. */
const comesBack =
  /(?<!\S)(?:(?=\p{L}*prob)\p{L}+|skan\p{L}*|dalei|dali|spravdz\p{L}*|perevir\p{L}*|tri|scan\p{L}*|check|do it|zrobic|zrobiti)(?!\S)/u;
const thanks =
  /(?<!\S)(?:dziek\p{L}*|dzienki|thanks?|thank|thx|ty|diakui\p{L}*|dakui\p{L}*|spasib\p{L}*|spasyb\p{L}*)(?!\S)/u;
const success =
  /(?<!\S)(?:udal\p{L}*|dziala\p{L}*|zadzialal\p{L}*|poszlo|vishlo|smiga|zrobion\p{L}*|gotov\p{L}*|mam (?:ia|iuz)|iuz (?:mam|iest)|iest (?:iuz )?v|vork(?:s|ed)|got it|all (?:good|set|done)|sorted|done|vishlo|viishlo|vdalo\p{L}*|pratsiu\p{L}*|spratsiuval\p{L}*|poluchilo\p{L}*|dodal\p{L}*|vse ie)(?!\S)/u;

const fewWords = 4;
const mostWords = 30;

/** Whether a text reports that it worked: «udało się», «all set». */
export const tellsOfSuccess = (text: string): boolean => {
  const parts = foldParts(text);
  return parts.some((it) => success.test(it)) && !parts.some((it) => tellsOfTrouble(it));
};

/**
 * Whether a text says goodbye, with or without a story: «dzięki, udało się, lecę na wykład, miłego dnia».
 *
 * @param isWish whether a clause on its own would clearly ask for something, which then goes before the goodbye
 */
export function isFarewell(text: string, isWish: (clause: string) => boolean): boolean {
  if (text.includes("?")) return false;
  const parts = foldParts(text);
  if (parts.join(" ").split(" ").length > mostWords) return false;
  const isThankful = parts.some((it) => thanks.test(it));
  const others = parts.filter((it) => !isParting(it, isThankful));
  const parted = others.length < parts.length;
  const warm = isThankful || parts.some((it) => success.test(it));
  if (!parted && !(warm && parts.some((it) => leaving.test(it) && !comesBack.test(it)))) return false;
  return others.every((it) => isHarmless(it) || !(tellsOfTrouble(it) || isWish(it)));
}

/** «Na razie nie działa» has the words of a goodbye and parts from nobody. */
const isParting = (part: string, isThankful: boolean): boolean =>
  alone.has(part) ||
  (isThankful && evening.has(part)) ||
  (parting.test(part) && !tellsOfTrouble(part) && (part.split(" ").length <= fewWords || thanks.test(part)));
const isHarmless = (part: string): boolean =>
  tired.test(part) || (!tellsOfTrouble(part) && (thanks.test(part) || success.test(part) || leaving.test(part)));
