import { anyOf } from "./anyOf";
import { fold } from "./fold";
import { isAboutWhenCodes } from "./whenCodes";

/**
 * The intents that are found by a rule instead of learnt, because few people express them, or because they are worded too much
 * like other intents.
 */
export type RuledIntent = "codesWhen" | "calendar" | "validity" | "extendGuide";

const adding = [
  "dodaj|dodać|wpisz|wpisać|wrzuć|zapisz|zapisać|dopisz|daj|pobierz|chcę",
  "add|put|save|download|get|export",
  "додай|додати|запиши|внеси|завантаж|хочу",
];
const calendars = [
  "do kalendarza|do mojego kalendarza|w kalendarzu|plik ics|plik do kalendarza",
  "to calendar|to my calendar|to the calendar|in my calendar|calendar file|ics file|an ics",
  "до календаря|в календар|у календар|у мій календар|файл ics",
];
const alone = ["kalendarz|plik ics|ics|do kalendarza", "calendar|ics file|calendar file", "календар|файл ics"];

const calendarWish = new RegExp(
  `^(?:${anyOf(...alone)})$|(?<!\\S)(?:${anyOf(...adding)}) (?:\\S+ ){0,6}(?:${anyOf(...calendars)})(?!\\S)`,
  "u",
);

export function ruledIntent(text: string): Exclude<RuledIntent, "validity" | "extendGuide"> | undefined {
  if (isAboutWhenCodes(text)) return "codesWhen";
  return calendarWish.test(fold(text)) ? "calendar" : undefined;
}
