import { fold } from "./fold";
import { namesPhone } from "./mishaps";
import { wording } from "./wording";

const finding = wording(
  `znaleźć | znalez* | znajd* | odnaleźć | odnajd* | odszukać | find | finding | found | locate | знайти | знайд* | знаход* | знайш* | найти`,
);
const inVain = wording(
  `(nie | nigdzie | nijak | can't | cannot | can not | couldn't | could not | don't | didn't | not | never | unable | ні | не | ніде | ніяк) …3 {finding}
  | {finding} …2 (nigdzie | ніде)`,
  { finding },
);
const astray = wording(
  `zgubił* się | pogubił* się | zaplątał* się | i'm lost | i am lost | im lost | got lost | загубився | загубилась | загубилася
  | заплутався | заплуталась | заплуталася | заблукав | заблукала`,
);
/** The phone as the place that is searched: «nie mogę tego znaleźć w telefonie». */
const place = wording(
  `(w | na | on | in | at | у | в) [my | this | the | moim | swoim | tym | моєму | своєму | цьому]
  (telefonie | komórce | smartfonie | iphonie | phone | screen | ekranie | телефоні | смартфоні | айфоні | екрані)`,
);

/** A code that cannot be found is shown. */
const codes = wording("kod* | code* | qr | код*");

/**
 * Whether a text says that something was looked for in vain and does not say that it is a phone: «nie mogę znaleźć», «I cannot find it». At a
 * step of a walkthrough, that is what the step shows.
 */
export function seeksInVain(text: string): boolean {
  const folded = fold(text);
  if (codes.isIn(folded) || namesPhone(place.takenOut(folded))) return false;
  return inVain.isIn(folded) || astray.isIn(folded);
}
