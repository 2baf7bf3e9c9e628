import { tellsOfTrouble } from "./doubts";
import { foldParts } from "./fold";
import { wording } from "./wording";

/** Words that part, whatever else a text says: «miłego dnia», «see you». */
const parting = wording(
  `miłego (dnia | wieczoru | popołudnia | weekendu) | miłej nocy | dobrej nocy | dobranoc | spokojnej nocy | udanego dnia | udanego weekendu
  | do widzenia | z bogiem | bywaj | bywajcie | do zobaczenia | do usłyszenia | do jutra | trzymaj się | trzymajcie się
  | have a (nice | good | great) (day | evening | night | weekend) | have a good one | nice day | good night | goodbye | good bye
  | bye [bye | for now] | god bless [you] | see you | see ya | cya
  | гарного дня | гарного вечора | гарних вихідних | чудового дня | хорошого дня | доброї ночі | на добраніч | до побачення | до зустрічі
  | бувай | бувайте | harnoho dnia | harnogo dnya | do pobachennia`,
);
/** The same, but only as a clause of its own: «na razie» is «for now» too. */
const alone = wording(
  "^ [super | ok | okej | dobra | spoko | no | to | well | alright | ну | ок | добре] [to | no | то] (na razie | narazie | papa | па па | пока | take care | nara | elo) $",
);
/** A greeting on its own; beside thanks it parts. */
const evening = wording("^ (good evening | dobrego wieczoru | доброго вечора) $");
/** «Nie mam siły» is how somebody feels who gives up for today, and no trouble to be mended. */
const tired = wording(
  `nie mam [już] siły | jestem zmęczony | jestem zmęczona | no strength | too tired | i'm tired | не маю сил | немає сил
  | втомилась | втомилася | втомився`,
);
/** Words that say that somebody has to leave. They part only beside thanks or good news. */
const leaving = wording(
  `lecę | uciekam | spadam | zmykam | pędzę | biegnę | muszę (lecieć | uciekać | iść | spadać | już) | idę na | jadę na
  | gotta (go | run | dash) | got to (go | run) | have to (go | run) | need to (go | run) | must (go | run) | off to | running to | heading to
  | on my way to | pójdę (do | na) | idę do | pojadę do | i'll go to | going to the | піду (в | до | на) | побіг | побігла | біжу | (мушу | маю | треба) бігти | іду на | йду на | (завтра | потім) напишу | напишу (завтра | потім) | (jutro | później) (napiszę | się odezwę) | odezwę się (jutro | później) | (write | text | message) [you] (tomorrow | later) | тікаю | побіжу | pobih | pobihla | bizhu`,
);
/** «Lecę spróbować» leaves for the phone, and comes back. */
const comesBack = wording(
  `prób* | sprób* | wyprób* | проб* | спроб* | скан* | відскан* | skan* | zeskan* | dalej | далі | sprawdz* | sprawdź* | перевір*
  | try | scan* | check | do it | zrobić | зробити`,
);
const thanks = wording(
  "dzięk* | dziek* | dzienk* | podzięk* | podziek* | thank | thanks | thx | ty | дякую* | дяку* | дякс* | подякув* | diakui* | dakui* | dziakui* | спасиб* | spasib* | spasyb*",
);
const success = wording(
  `udał* | udal* | działa* | zadziałał* | zadzialal* | poszło | (все | всьо | усе | вже) пішло | wyszło | wyszlo | śmiga | zrobion* | gotow* | все готово | mam (ją | już) | już (mam | jest)
  | jest [już] w | works | worked | got it | all (good | set | done) | sorted | done | вийшло | вдало* | працю* | спрацюв*
  | получило* | додал* | dodał* | все є`,
);

const fewWords = 7;
/** «Nie, chciałem tylko podziękować»: alone it denies nothing but what was offered. */
const bareNo = wording("^ (nie | no | nope | ні | не) $");
const mostWords = 30;

/** Whether a text reports that it worked: «udało się», «all set». */
export const tellsOfSuccess = (text: string): boolean => {
  const parts = foldParts(text);
  return parts.some((it) => success.isIn(it)) && !parts.some((it) => tellsOfTrouble(it));
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
  const isThankful = parts.some((it) => thanks.isIn(it));
  const others = parts.filter((it) => !isParting(it, isThankful));
  const parted = others.length < parts.length;
  const warm = isThankful || parts.some((it) => success.isIn(it));
  if (!parted && !(warm && parts.some((it) => leaving.isIn(it) && !comesBack.isIn(it)))) return false;
  return others.every((it) => isHarmless(it) || !(tellsOfTrouble(it) || isWish(it)));
}

/** «Na razie nie działa» has the words of a goodbye and parts from nobody. */
const isParting = (part: string, isThankful: boolean): boolean =>
  alone.isIn(part) ||
  (isThankful && evening.isIn(part)) ||
  (parting.isIn(part) && !tellsOfTrouble(part) && (part.split(" ").length <= fewWords || thanks.isIn(part)));
const isHarmless = (part: string): boolean =>
  tired.isIn(part) ||
  bareNo.isIn(part) ||
  (!tellsOfTrouble(part) && (thanks.isIn(part) || success.isIn(part) || leaving.isIn(part)));
