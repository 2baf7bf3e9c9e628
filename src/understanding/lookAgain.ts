import { putsOff } from "./doubts";
import { fold, foldParts } from "./fold";
import { wording } from "./wording";

const looking = wording(
  `sprawdź | sprawdz | sprawdzisz | sprawdźcie | sprawdzcie | sprawdzić | zobacz | popatrz | odśwież | odświeżysz | odświeżyć | odświeżcie | check | look | refresh
  | reload | recheck | re check | перевір | перевірте | перевірити | перевіриш | провір | провірте | провірити | подивись | подивися | подивіться
  | глянь | гляньте | онови | оновіть | оновити | провер | проверь | проверьте | perevir* | podyvys* | onovy*`,
);
const again = wording(
  `jeszcze raz | jeszcze | ponownie | znowu | teraz | again | once more | one more time | now | ще раз | щє раз | сче раз | знову | зараз | тепер
  | ещё раз | еще раз | ієще раз | (she | shche | sche | chche) raz | znovu`,
);
/** «Dean said it's done, now check» */
const settled = wording(
  `(dean* | office | they | dziekanat* | uczelni* | pani | panie | деканат* | вони | універ*) …4 (done | fixed | extended | corrected | sorted | zrobi* | załatwi* | poprawi* | przedłuży* | готов* | зроби* | виправи* | продовжи*)
  …4 ({looking} | {again} {looking}) …2 $ | (it's | its | it is) done …1 [{again}] {looking} …2 $`,
  { looking, again },
);
const wish = wording("^…3 ({looking} …4 {again} | {again} {looking}) …4 $", { looking, again });
/** After news of a change, a clause of its own asks for a look: «dodałem zdjęcie, sprawdź jeszcze raz». */
const wishAtTheEnd = wording("^…2 {looking} …1 {again} …2 $", { looking, again });
const alone = wording(
  `^ [proszę | please | możesz | can you | будь ласка] (odśwież* | refresh | reload | recheck | re check | онов*)
  [proszę | please | to | it | status | stan | це | будь ласка] $`,
);
/** «So could you just check me in USOS then?» asks the assistant itself to look. */
const byYou = wording(
  `^…4 (want you to | can you | could you | will you | would you) [just | please] (check | look) [me | it | for me | that | up] [in usos | in the system] [then | please | now] $
  | ^…3 (chcę żebyś | możesz | mógłbyś | mogłabyś | żebyś) [tylko | po prostu] (sprawdził | sprawdziła | sprawdził* | sprawdzić) [to | mnie | mi] [w usosie | w usos] $
  | ^…3 (хочу щоб ти | можеш | міг би ти | могла б ти | щоб ти) [просто | тільки] (перевірив | перевірила | перевірити | глянути) [це | мене | мені] [в усосі | в usos] $`,
);
/** «Check if the code is right again» is about a thing of the student's, not about what the assistant showed. */
const otherThings = wording(
  "kod* | code* | код* | aplikacj* | app | link* | telefon* | phone | телефон* | hasło | password | пароль | list* | лист*",
);

/** «I jak?» alone asks what has become of what the assistant was doing. */
const andNow = wording(
  `^ ([no] i jak [tam | teraz] | i co z tym | no i | jak tam | and | and now | so | well | any luck | any news | how is it going | ну як
  | і як | а як | ну що | ну шо | і що | і шо) $`,
);
/** News that may have changed what USOS says: a PESEL has arrived, the dean's office has extended the card. */
const before = wording("już | wreszcie | w końcu | dziś | dzisiaj | wczoraj");
const beforeUk = wording("вже | нарешті | сьогодні | вчора | мені");
const news = wording(
  `(dostałem | dostałam | dostał | otrzymałem | otrzymałam | przyszli | przysłali | nadali | mam) [mi] [{before}] [{before}] [mój | swój] [numer] pesel
  | (got | received | have) [now | already | finally | just] [now | already | finally | just] [my | a | the] pesel
  | (отримав | отримала | дістав | дістала | дали | присвоїли | в мене є | у мене є | маю) [{beforeUk}] [{beforeUk}] [свій | мій] [номер] (песель | pesel)
  | przedłużyli [mi] [ją | to]
  | (dziekanat | uczelnia | ucelnia | panie | pani w dziekanacie) [już] [mi] przedłużył*
  | (already | just) [been] extended [it | mine | my card]
  | (they | office | university) [have | has] [already | just] extended [it | mine | my card | my plastic card]
  | [мені] [вже] продовжили
  | (деканат | університет) [вже] [мені] (продовжив | продовжили)`,
  { before, beforeUk },
);
const tells = wording("^…3 {news} …4 $", { news });
/** A sentence of its own may also say when and where it was. */
const tellsWhere = wording("^…3 {news} …7 $", { news });
/** Before the news, these make a question or a condition of it. */
const conditional = wording(
  "(czy | żeby | aby | jeśli | jeżeli | gdy | kiedy | jak | if | when | how | do | did | чи | щоб | якщо | коли) …2 {news}",
  { news },
);
const isDenied = wording(
  `nie | not | haven't | didn't | don't | never | no have | не | czy | чи | if | jeśli | якщо | zamiast | bez | without | problem* | błąd | error
  | помилк* | mobywatel* | мобивател*`,
);
/** The news of other people, about whom nothing is looked up. */
const isOthers = wording(
  `roommate* | flatmate* | friend* | classmate* | his | her | koleg* | koledze | koleżan* | kumpel | kumpla | jego | jej
  | друг | друга | подруг* | одногруп* | його | її`,
);
const isFresh = wording("mam (już | wreszcie | w końcu) | маю вже | (в | у) мене є вже");
/** «Mam PESEL» without «już» answers a question; «I have a PESEL» tells nothing new either. */
const isOld = wording("mam | i have [a | my | the] pesel | маю | (в | у) мене є");

/** A PESEL that is named among other things is no news, and neither is a session that was extended. */
const isListed = wording(
  "plasti* | plasty* | photo | zdjęci* | hologram* | sesj* | студентськ* | пласт* | фото | голограм* | сесі*",
);

/** Whether a text tells news after which USOS may say something else: «dostałem PESEL!», «they have already extended it». */
const tellsNews = (folded: string, it = tells): boolean =>
  it.isIn(folded) &&
  !conditional.isIn(folded) &&
  !isDenied.isIn(folded) &&
  !isOthers.isIn(folded) &&
  !isOld.isIn(isFresh.takenOut(folded));

/** Whether a text asks to look once more at what was shown: «sprawdź jeszcze raz», «check again», «перевір ще раз». */
export function asksToLookAgain(text: string): boolean {
  const folded = fold(text);
  if (putsOff(folded) || otherThings.isIn(folded)) return false;
  const parts = foldParts(text);
  if (parts.some((it) => byYou.isIn(it)) || wishAtTheEnd.isIn(parts.at(-1) ?? "")) return true;
  if (
    !text.includes("?") &&
    parts.length > 1 &&
    parts.some((it) => tellsNews(it, tellsWhere)) &&
    !isListed.isIn(folded)
  )
    return !isOthers.isIn(folded);
  return wish.isIn(folded) || settled.isIn(folded) || alone.isIn(folded) || andNow.isIn(folded) || tellsNews(folded);
}
