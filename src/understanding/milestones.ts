import type { Milestone } from "../../dialogs/kit/milestones";
import { asksForHuman } from "./humanWanted";
import { objects, putsOff, tellsOfFault } from "./doubts";
import { clean, fold } from "./fold";

/**
 * The words that report each milestone. «*» stands for the rest of a word, «…» for up to five other words, and «|» separates phrases.
 * The words are compared folded, so that diacritics and the alphabet make no difference.
 */
const words: Readonly<Record<Milestone, readonly string[]>> = {
  signedIn: [
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
    "відкрився список документів",
  ],
  chosen: [
    "wybrał* … legit* | wybrał* … studenck* | wybrane … legit* | legit* wybran* | legit* … wybrał*",
    "studencka wybran* | kliknęł* … legit* | chose … student* | chose … card | picked … card | picked … student*",
    "selected … card | selected … student* | вибра* … студент* | вибра* … квиток | обра* … студент*",
    "обра* … квиток",
  ],
  read: [
    "opis przeczytan* | przeczytał* … opis* | opis … przeczytał* | widział* … opis* | opis był | po opisie",
    "jest … regulamin | teraz … regulamin | pokazał* … regulamin | wyskoczył … regulamin | read the description",
    "description read | saw the description | now … terms | прочита* … опис | опис прочита* | тепер … регламент",
    "тепер … умови",
  ],
  cameraOpens: [
    "aparat … włączył | włączył* … aparat | włącza … aparat | aparat … włącza | aparat … otworzył",
    "otworzył* … aparat | kamera … włączyła | włączyła … kamera | otwarł* … aparat | pyta o aparat",
    "pyta … zgodę na aparat | prosi … aparat | regulamin … zaakceptowan* | zaakceptowan* … regulamin",
    "zaakceptował* … regulamin | regulamin … zaakceptował* | zaakceptowan* | camera opened | camera came on",
    "camera is on | camera … turned on | camera started | accepted … terms | terms … accepted | asks … camera",
    "camera asks | asking … camera | then accept* | камера … увімкнулась | камера … ввімкнулась",
    "увімкнулась камера | ввімкнулась камера | камера відкрилась | відкрилась камера | камера включилась",
    "включилась камера | прийня* … регламент | прийня* … умови | регламент прийня* | умови прийня*",
    "акцептува* … регламент | питає … камер* | просить … камер*",
  ],
  cameraAllowed: [
    "aparat* … dał* zgodę | dał* … zgodę … aparat* | dałem zgodę | dałam zgodę | zgoda na aparat dana",
    "pozwolił* … aparat* | zezwolił* … aparat* | aparat dozwolony | aparat działa | chce zeskanować",
    "każe zeskanować | chce żebym zeskanował* | allowed … camera | camera … allowed | camera permission given",
    "gave … camera permission | gave permission … camera | wants … scan | wants me to scan | asks me to scan",
    "дозволи* … камер* | камер* … дозволи* | да* дозвіл … камер* | хоче … відсканува* | просить … відсканува*",
  ],
  scanned: [
    "zeskanował* | zeskanowan* | skan poszedł | skan przeszedł | wkleił* … qr | wklejon* … qr | qr wklejon*",
    "qr … wkleił* | tekst … wkleił* | wkleił* … tekst | treść … wkleił* | wkleił* … treść | jestem po qr",
    "po zeskanowaniu | okienko … kod* aktywacyjn* | chce … kod* aktywacyjn* | pyta o … kod* | prosi o … kod*",
    "teraz chce … kod* | pole na kod aktywacyjny | każe wpisać … kod* | chce … kod wpisać | okienko na kod",
    "scanned | after the qr | past the qr | pasted … qr | qr pasted | pasted … text | asks … activation code",
    "asks … for the code | asks … for a code | asking … activation code | asking … for a code",
    "wants … activation code | wants a code | wants some code | відскан* | просканув* | зіскан* | вставив … qr",
    "вставила … qr | вставив … текст | вставила … текст | просить … код* | питає … код* | хоче … код*",
    "треба ввести код активації",
  ],
  typed: [
    "kod … wpisał* | kod … wpisan* | wpisał* … kod* | wpisan* … kod* | przepisał* … kod* | kod … przepisan*",
    "kod przyjęty | kod aktywacyjny wklei* | wkleił* … kod aktywacyjny | typed … code | entered … code",
    "code … entered | code accepted | pasted … activation code | put in … code | put … code in | ввів … код",
    "ввела … код | вписа* … код | код ввела | код введено | код введен* | код … прийнято",
    "вставив … код активації | вставила … код активації",
  ],
  added: [
    "legit* … dodana | legit* … dodała | legit* … dodałam | legit* … dodałem | dodan* … legit* | dodał* … legit*",
    "legit* … w tel | legit* … w telefonie | mam ją w telefonie | mam ją w tel | mam ją w aplikacji",
    "w telefonie już jest | legit* … jest … w mobywatelu | legit* … jest … w aplikacji | już … w mobywatelu",
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

const escaped = (it: string): string => it.replace(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);
const wordPattern = (word: string): string =>
  word.endsWith("*") ? String.raw`${escaped(fold(word))}\p{L}*` : escaped(fold(word));
const gap = String.raw` (?:\S+ ){0,5}`;
const pattern = (phrase: string): string =>
  phrase
    .split(" … ")
    .map((part) => part.split(" ").map(wordPattern).join(" "))
    .join(gap);

const patterns = (Object.entries(words) as [Milestone, readonly string[]][]).map(
  ([milestone, phrases]) =>
    [
      milestone,
      new RegExp(
        `(?:^| )(?:${phrases
          .flatMap((it) => it.split(" | "))
          .map(pattern)
          .join("|")})(?= |$)`,
        "u",
      ),
    ] as const,
);

const wordsOf = (all: string): string =>
  all
    .split(" ")
    .map((it) => fold(it))
    .join("|");
/** How a text may begin without denying anything: «nie nie, wszystko ok», «ale już skończyłam», «no i am further», «no już jest». */
const beginning =
  /^(?:(?:nie|no|ні|нє|nope)\s*[,.!]+\s*|(?:nie|ні|нє)\s+(?=(?:nie|ні|нє)(?!\p{L}))|(?<=(?:nie|ні|нє)\s)(?:nie|ні|нє)\s+|(?:ale|a|but|але|а|ну)\s+|no\s+(?!(?:card|camera|code|terms|qr|document|list|one)\b))+/u;
/** A step that is said to have been absent on the way is no complaint: «nie było żadnego opisu». */
const skipped = new RegExp(
  `(?:^| )(?:nie bilo|nie ma|nie vidzial\\p{L}*|no|there vas no|didnt see|ne bulo|nemaie) (?:\\S+ ){0,2}(?:opis\\p{L}*|description)|(?:^| )(?:czi|chi|is|tse) (?:to |that |tse |it )?(?:zle|dobrze|ok|okei|bad|normal\\p{L}*|pohano)(?= |$)`,
  "gu",
);
/** Texts with one of these words deny something, ask about it, or say that it is still to be done. */
const denying = new RegExp(
  `(?:^| )(?:${wordsOf("nie nic nigdy not never nothing nowhere didn't haven't hasn't can't cannot couldn't won't isn't doesn't don't wasn't не ні нічого ніколи jeszcze ще yet skoro since czy чи if whether when jeśli jeżeli gdy gdyby jak zanim before until dopóki якщо коли якби перш kiedy how why dlaczego czemu чому skąd jutro")}|no (?:card|code|camera|terms|document|list))(?= |$)`,
  "u",
);
/** Faults that mObywatel shows, or that people name, beside those that are recognised everywhere. */
const fault =
  /(?:^| )(?:zniknel|zniklo|zniknil|znik|odrzuc|disapear|disappear|gone|reiect|invalid|nieprav|niepopravn|nevirn|nepravil|zl[iea](?= |$)|tim samim tel|same phone|tomu samomu)/u;
/** Where a sentence ends. */
const sentences = /(?<=[.!?…\n])\s*/u;
const whatNext =
  /(?<![\s,.;–-])[\s,.;–-]*(?:(?:i|a|and|so|то|і|а|й)\s+)?(?:co (?:dalej|teraz|potem)|what(?:['’]?s)? (?:next|now)|що (?:далі|тепер)|шо (?:далі|тепер))[\s?]*$/iu;
const mostWords = 24;

/**
 * The milestones of a walkthrough that a text reports to have been reached.
 *
 * A text that denies something, names a fault or ends with a question reports none; it may ask what comes next, though.
 */
export function milestonesIn(text: string): readonly Milestone[] {
  const told = clean(text).replace(whatNext, "");
  const said = told.split(sentences).filter((it) => !it.trim().endsWith("?"));
  if (told.trim().endsWith("?") || said.length === 0) return [];
  const folded = fold(said.join(" ").trim().replace(beginning, "")).replace(skipped, " ").trim();
  if (folded === "" || folded.split(" ").length > mostWords) return [];
  if (denying.test(folded) || tellsOfFault(folded) || fault.test(folded) || putsOff(folded)) return [];
  if (objects(folded) || asksForHuman(text)) return [];
  return patterns.filter(([, it]) => it.test(folded)).map(([milestone]) => milestone);
}
