import { fold } from "./fold";
import { isAboutWhenCodes } from "./whenCodes";
import { wording } from "./wording";

/**
 * The intents that are found by a rule instead of learnt, because few people express them, or because they are worded too much
 * like other intents.
 */
export type RuledIntent = "codesWhen" | "calendar" | "validity" | "extendGuide" | "orderAnew";

const adding = wording(
  `dodaj | dodać | wpisz | wpisać | wrzuć | zapisz | zapisać | dopisz | daj | pobierz | chcę | add | put | save | download | get | export
  | додай | додати | запиши | внеси | завантаж | хочу`,
);
const calendars = wording(
  `do [mojego] kalendarza | w kalendarzu | plik ics | plik do kalendarza | to [my | the] calendar | in my calendar | calendar file
  | ics file | an ics | до календаря | (в | у) [мій] календар | файл ics`,
);
const calendarWish = wording(
  `^ (kalendarz | plik ics | ics | do kalendarza | calendar [file] | ics file | календар | файл ics) $ | {adding} …6 {calendars}`,
  { adding, calendars },
);

export function ruledIntent(text: string): Exclude<RuledIntent, "validity" | "extendGuide" | "orderAnew"> | undefined {
  if (isAboutWhenCodes(text)) return "codesWhen";
  return calendarWish.isIn(fold(text)) ? "calendar" : undefined;
}
