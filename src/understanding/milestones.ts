import type { Milestone } from "../../dialogs/kit/milestones";
import { asksForHuman } from "./humanWanted";
import { objects, putsOff, tellsOfFault } from "./doubts";
import { clean, fold } from "./fold";
import { toldAndAsked } from "./reportAndAsked";
import { wording } from "./wording";

/** The words that report each milestone. */
const words: Readonly<Record<Milestone, readonly string[]>> = {
  signedIn: [
    "opened … app | app is open | otworzył* … aplikacj* | otworzył* … mobywatel* | aplikacj* otwart* | відкри* … застосунок",
    "відкри* … додаток | відкри* … мобивател*",
    "zalogował* się | jestem zalogowan* | zalogowany | zalogowana | jestem w środku | weszł* do aplikacji",
    "i'm in | im in | logged in | i am in | signed in to the app | inside the app | залогінив* | залогінен*",
    "увійшов | увійшла | зайшов | зайшла | я всередині",
  ],
  pressed: [
    "naciśnięte … dodaj | nacisn* … dodaj | nacisn* … plus* | klik* … dodaj | klik* … plus* | dodaj klik*",
    "dodaj nacis* | dodaj … nacisnął* | wcisn* … plus* | wcisn* … dodaj | plus* klik*",
    "wyskoczyło pełno dokumentów | jest* na liście dokumentów | pressed … plus | pressed … add | clicked … plus",
    "clicked … add | tapped … plus | tapped … add | hit … plus | list of documents opened | натисн* … плюс*",
    "натисн* … додати | натисн* … додай | нажа* … плюс* | нажа* … додати | тиснув … плюс* | плюс* натисн*",
    "відкрився список документів | did dodaj | did add | did plus | there is … list | there's … list | list is open",
    "dodaj … naciśnięt* | зробив dodaj | зробила dodaj",
  ],
  chosen: [
    "znalazł* …4 inny dokument | inny dokument …4 (znalazł* | jest | była) | found …4 inny dokument | found …4 other document",
    "inny dokument …4 (found | there) | знайш* …4 inny dokument | знайш* …4 інший документ | inny dokument …4 (знайш* | є)",
    "wybrał* … legit* | wybrał* … studenck* | wybrane … legit* | legit* wybran* | legit* … wybrał*",
    "studencka wybran* | kliknęł* … legit* | chose … student* | chose … card | picked … card | picked … student*",
    "selected … card | selected … student* | вибра* … студент* | вибра* … квиток | обра* … студент*",
    "обра* … квиток | pressed … student* | tapped … student* | clicked … student* | nacisn* … studenck*",
    "натисн* … студент*",
  ],
  read: [
    "opis przeczytan* | przeczytał* … opis* | opis … przeczytał* | widział* … opis* | opis był | po opisie",
    "jest … regulamin | teraz … regulamin | pokazał* … regulamin | wyskoczył … regulamin | read the description",
    "description read | saw the description | now … terms | прочита* … опис | опис прочита* | тепер … регламент",
    "тепер … умови",
  ],
  cameraOpens: [
    "want* …3 camera | want* …2 permis* …3 camera | asks …3 camera | aparat* …2 pyta | pyta …3 aparat* | про камер* … питає",
    "камер* …2 питає | про камер* … просить",
    "aparat … włączył | włączył* … aparat | włącza … aparat | aparat … włącza | aparat … otworzył",
    "otworzył* … aparat | kamera … włączyła | włączyła … kamera | otwarł* … aparat | pyta o aparat",
    "pyta … zgodę na aparat | prosi … aparat | regulamin … zaakceptowan* | zaakceptowan* … regulamin",
    "zaakceptował* … regulamin | regulamin … zaakceptował* | zaakceptowan* | camera opened | camera came on",
    "camera is on | camera … turned on | camera started | accepted … terms | terms … accepted | asks … camera",
    "camera asks | asking … camera | then accept* | камера … увімкнулась | камера … ввімкнулась",
    "увімкнулась камера | ввімкнулась камера | камера відкрилась | відкрилась камера | камера включилась",
    "включилась камера | прийня* … регламент | прийня* … умови | регламент прийня* | умови прийня*",
    "акцептува* … регламент | питає … камер* | просить … камер* | camera opens | вже на камері | już na aparacie",
    "i am at the camera | i'm at the camera",
  ],
  cameraAllowed: [
    "gave …2 permis* …3 camera | gave …3 camera …2 permis*",
    "na skanowaniu | przy skanowaniu | dopiero skanuję | właśnie skanuję | skanuję (qr | kod) | camera is open | camera open",
    "in the camera | at the camera screen | i'm scanning | im scanning | i am scanning | at the scan | at scanning",
    "сканую | сканирую | на скануванні",
    "aparat* … dał* zgodę | dał* … zgodę … aparat* | dałem zgodę | dałam zgodę | zgoda na aparat dana",
    "pozwolił* … aparat* | zezwolił* … aparat* | aparat dozwolony | aparat działa | chce zeskanować",
    "każe zeskanować | chce żebym zeskanował* | allowed … camera | camera … allowed | camera permission given",
    "gave … camera permission | gave permission … camera | wants … scan | wants me to scan | asks me to scan",
    "дозволи* … камер* | камер* … дозволи* | да* дозвіл … камер* | хоче … відсканува* | просить … відсканува*",
  ],
  scanned: [
    "activation code screen | screen … activation code | i have … activation code | it ask* … code",
    "code …2 (write | type | typing | enter | put) it | jestem (na | przy) kodzie aktywacyjnym | wpisuję … kod* | przepisuję … kod*",
    "вводжу … код | вписую … код",
    "zeskanował* | zeskanowan* | skan poszedł | skan przeszedł | wkleił* … qr | wklejon* … qr | qr wklejon*",
    "qr … wkleił* | tekst … wkleił* | wkleił* … tekst | treść … wkleił* | wkleił* … treść | jestem po qr",
    "po zeskanowaniu | okienko … kod* aktywacyjn* | chce … kod* aktywacyjn* | pyta o … kod* | prosi o … kod*",
    "teraz chce … kod* | pole na kod aktywacyjny | każe wpisać … kod* | chce … kod wpisać | okienko na kod",
    "scanned | after the qr | past the qr | pasted … qr | qr pasted | pasted … text | asks … activation code",
    "asks … for the code | asks … for a code | asking … activation code | asking … for a code",
    "wants … activation code | wants a code | wants some code | відскан* | просканув* | зіскан* | вставив … qr",
    "вставила … qr | вставив … текст | вставила … текст | просить … код* | питає … код* | хоче … код*",
    "треба ввести код активації | сканував | сканувала | skanował* | поле …2 код активації | поле на код | pole …2 kod* aktywac* | field …2 code",
  ],
  typed: [
    "kod … wpisał* | kod … wpisan* | wpisał* … kod* | wpisan* … kod* | przepisał* … kod* | kod … przepisan*",
    "kod przyjęty | kod aktywacyjny wklei* | wkleił* … kod aktywacyjny | typed … code | entered … code",
    "code … entered | code accepted | pasted … activation code | put in … code | put … code in | ввів … код",
    "ввела … код | вписа* … код | код ввела | код введено | код введен* | код … прийнято",
    "вставив … код активації | вставила … код активації",
  ],
  added: [
    "(ją | ja) …2 mam …2 (w telefonie | w tel | w mobywatelu | w aplikacji | w apce) | już ją mam | ją już mam",
    "(it's | its | it is) …2 already in [the | my] (app | mobywatel | phone) | it's already there | already added it",
    "вона …2 (в | у) (телефоні | мобивателі | застосунку | додатку)",
    "legit* … dodana | legit* … dodała | legit* … dodałam | legit* … dodałem | dodan* … legit* | dodał* … legit*",
    "legit* … w tel | legit* … w telefonie | mam ją w telefonie | mam ją w tel | mam ją w aplikacji",
    "w telefonie już jest | legit* … jest … w mobywatelu | legit* … jest … w aplikacji | jest już … w mobywatelu | już jest … w mobywatelu",
    "już skończył* … mam* | już ją dodał* | działa legit* | legit* działa | legit* już działa | dokument … dodany",
    "dokument został dodany | card added | card is added | card was added | card has been added | added … card",
    "card is … in my phone | card is … on my phone | card is … in the app | card is … in mobywatel",
    "it is in mobywatel | its in mobywatel | it's in my phone | it is in my phone | document added",
    "document was added | have it in my phone | have it on my phone | квиток … додан* | квиток додавс*",
    "додав* … квиток | додала … квиток | додано … квиток | квиток … в телефоні | квиток … у телефоні",
    "квиток … в мобивателі | легітимац* … додан* | легітимац* … в телефоні | легітимац* … у телефоні",
    "додано … легітимац* | додав* … легітимац* | додала … легітимац* | документ додано | вже … в телефоні",
    "вже … у телефоні | посвідчення … додан* | додано … посвідчення | посвідчення … в телефоні",
    "посвідчення … у телефоні",
  ],
  visible: [
    "dodałem już | dodałam już | już dodałem | już dodałam | added it already | вже додав | вже додала",
    "dodało [się] | dodała się | aktywowan* | aktywowało [się] | aktywowała się | it says activated | it says added",
    "[it] is activated | got activated | [it] was activated | it is added | its added | it's added | додало | додалось | додалося | додалася",
    "активовано | активувал* | актівовано | актівувал*",
    "mam ją na ekranie | mam na ekranie | legit* jest | jest legit* | widzę … legit* | widać … legit*",
    "już skończył* | pojawiła się legit* | legit* … pojawiła | the card is there | card is here | i see … card",
    "i can see … card | card appeared | i'm finished | im finished | card shows up | бачу … квиток | квиток є",
    "з’явився квиток | квиток з’явився | бачу … легітимац* | є легітимація | легітимація є | вже закінчи*",
    "бачу … посвідчення | посвідчення є | з’явилось посвідчення | посвідчення з’явилось",
  ],
  pressedMore: [
    "nacisn* … więcej | klik* … więcej | więcej klik* | wcisn* … więcej | więcej nacis* | pressed … więcej",
    "clicked … więcej | tapped … więcej | pressed … more | tapped … more | clicked … more | натисн* … więcej",
    "натисн* … більше | нажа* … więcej | нажа* … більше",
  ],
  pressedExtend: [
    "nacisn* … przedłuż* | klik* … przedłuż* | wybrał* … przedłuż* | przedłuż* klik* | wcisn* … przedłuż*",
    "pressed … przedłuż* | tapped … przedłuż* | clicked … przedłuż* | pressed … extend | tapped … extend",
    "clicked … extend | chose … extend | натисн* … przedłuż* | натисн* … продовж* | вибра* … продовж*",
    "нажа* … продовж*",
  ],
  extended: [
    "legit* … przedłużona | legit* … przedłużyła | przedłużyła się | jest … nowa data | data się zmieniła",
    "mam nową datę | nowa data ważności jest | card … extended | card is extended | it got extended",
    "new date is there | date … changed | has the new date | shows the new date | квиток … продовжено",
    "квиток продовж* | нова дата є | є нова дата | дата змінилась | легітимац* … продовжен*",
    "посвідчення … продовжен*",
  ],
};

const reports = (Object.entries(words) as [Milestone, readonly string[]][]).map(
  ([milestone, rows]) => [milestone, wording(rows.join(" | "))] as const,
);

/** How a text may begin without denying anything: «nie nie, wszystko ok», «ale już skończyłam», «no i am further», «no już jest». */
const beginning =
  /^(?:(?:nie|no|ні|нє|nope)\s*[,.!]+\s*|(?:nie|ні|нє)\s+(?=(?:nie|ні|нє)(?!\p{L}))|(?<=(?:nie|ні|нє)\s)(?:nie|ні|нє)\s+|(?:ale|a|but|але|а|ну)\s+|no\s+(?!(?:card|camera|code|terms|qr|document|list|one)\b))+/u;
/** A step that is said to have been absent on the way is no complaint: «nie było żadnego opisu». */
const skipped = wording(
  `(nie było | nie ma | nie widział* | no | there was no | didn't see | не було | немає) …2 (opis* | description* | опис*)
  | (czy | чи | is | це) [to | that | це | it] (źle | dobrze | ok | okej | bad | normal* | погано) | jeszcze raz | ще раз`,
);
/** A screen appears on the way as it should, although «wyskoczył» is also what errors do; and what is done again may work. */
const appeared = wording(
  `wyskocz* …1 (pełno | list* | dokument* | regulamin* | aparat* | okienk* | pole | opis*) | вискоч* …1 (список | камера | опис* | поле)
  | (try | tried | scanned | pasted | typed) …2 again | (zeskanował* | wkleił* | wpisał* | spróbował*) …2 znowu
  | (спробува* | вставив | вставила | відсканува*) …2 знову`,
);
/** Texts with one of these words deny something, ask about it, or say that it is still to be done. */
const denying = wording(
  `nie | nic | nigdy | not | never | nothing | nowhere | didn't | haven't | hasn't | can't | cannot | couldn't | won't | isn't | doesn't
  | don't | wasn't | не | ні | нічого | ніколи | jeszcze | ще | yet | skoro | since | czy | чи | if | whether | when | jeśli | jeżeli | gdy
  | gdyby | jak | zanim | before | until | dopóki | якщо | коли | якби | перш | kiedy | how | why | dlaczego | czemu | чому | skąd | jutro
  | no (card | code | camera | terms | document | list)`,
);
/** Faults that mObywatel shows, or that people name, beside those that are recognised everywhere. */
const fault = wording(
  `znik* | зник* | odrzuc* | disappear* | disapear* | gone | reject* | invalid* | niepraw* | niepopraw* | невірн*
  | неправ* | zły | zła | złe | źle | tym samym tel* | same phone | тому самому`,
);
const whatNext =
  /(?<![\s,.;–-])[\s,.;–-]*(?:(?:i|a|and|so|то|і|а|й)\s+)?(?:co (?:dalej|teraz|potem)|what(?:['’]?s)? (?:next|now)|що (?:далі|тепер)|шо (?:далі|тепер))[\s?]*$/iu;
const mostWords = 24;

/**
 * The milestones of a walkthrough that a text reports to have been reached.
 *
 * A text that denies something or names a fault reports none. Its questions report nothing either, but they may stand beside a report.
 */
export function milestonesIn(text: string): readonly Milestone[] {
  const folded = foldedReport(toldAndAsked(clean(text).replace(whatNext, "")).told);
  if (folded === "" || folded.split(" ").length > mostWords) return [];
  if (denying.isIn(folded) || tellsOfFault(appeared.takenOut(folded)) || fault.isIn(folded) || putsOff(folded))
    return [];
  if (objects(folded) || asksForHuman(text)) return [];
  return reports.filter(([, it]) => it.isIn(folded)).map(([milestone]) => milestone);
}

const code = wording("kod* | code* | код*");
const oneMore = wording("(jeszcze | ще) [(jakiś | jakiegoś | jeden | один | якийсь)] {code} | {code} (jeszcze | ще)", {
  code,
});

/** «It asks for a code, too»: this «jeszcze» counts one more code and puts nothing off. */
const withCodeAlone = (folded: string): string =>
  oneMore.isIn(folded) ? `${oneMore.takenOut(folded)} kod`.trim() : folded;

const foldedReport = (told: string): string =>
  withCodeAlone(skipped.takenOut(fold(told.trim().replace(beginning, ""))));

const pasting = wording("wkleił* | wklejon* | pasted | вставив | вставила | вставлено | вклеїв | вклеїла");
const fewWords = 5;

/** Whether a text says that something was pasted and not what, so that it is the code that comes next: «ok pasted it», «wkleiłem». */
export function tellsOfPasting(text: string): boolean {
  const folded = foldedReport(toldAndAsked(text).told);
  if (folded.split(" ").length > fewWords || milestonesIn(text).length > 0) return false;
  return pasting.isIn(folded) && !denying.isIn(folded) && !tellsOfFault(folded) && !fault.isIn(folded);
}
