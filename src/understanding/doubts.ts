import { wording } from "./wording";

/** Words that deny. «Don't revoke it» has all the words of the wish it denies. */
const negation = wording("nie | nigdy | bez | not | don't | doesn't | never | no | without | не | ні | ніколи | без");
/** Words that ask instead of wish: «what happens if I revoke it», «why was it cancelled». */
const question = wording("dlaczego | czemu | stanie | why | happens | чому | чого | буде");
/** Words that report what was done, which is not a wish to have it done. */
const happened = wording(
  `anulowan* | unieważnion* | wylogował* | wylogowan* | odłączył* | odłączon* | rozłączył* | usunięt* | skasował* | skasowan* | usunęł*
  | cancelled* | canceled* | revoked* | invalidated* | deleted* | removed* | logged* | disconnected* | unlinked* | erased*
  | скасован* | скасувал* | анульован* | анулювал*`,
);
/** Words that report a problem. */
const trouble = wording(
  `błąd* | błęd* | problem* | wyskak* | wyskocz* | wywal* | pust* | biał* | zawies* | zaciął* | znowu* | error* | fail* | wrong* | blank*
  | empty* | stuck* | again* | crash* | nothing* | can't* | won't* | помилк* | пуст* | порожн* | знову* | нічого* | ничего* | зависл*
  | виліта*`,
);
const doubtful = wording("{negation} | {question} | {happened}", { negation, question, happened });
const problem = wording("{negation} | {trouble}", { negation, trouble });

/** The error text that mObywatel shows («… nie istnieje»). A student who quotes it denies nothing. */
const screens = wording(
  `(legitymacja | mlegitymacja | квиток | легітимація | млегітимація | card | id) (nie istnieje | не існує | does not exist | doesn't exist | do not exist | don't exist)`,
);

/** «I don't know what to do» denies nothing either. */
export const helpless = wording(
  `(nie wiem | i don't know | i do not know | не знаю) [już | teraz | тепер] (co | what | що | шо) …3 (robić | zrobić | do | робити)`,
);

/** Words that put something off: «pokaż jutro», «I will order it later», and places where other people can see the screen. */
const puttingOff = wording(
  `jutro | później | potem | kiedyś | wieczorem | pojutrze | weekend | weekendzie
  | poniedziałek | wtorek | środę | czwartek | piątek | sobotę | niedzielę | po zajęciach | za godzinę | za chwilę | za tydzień
  | jak wrócę | nie teraz
  | later | tomorrow | tonight | monday | tuesday | wednesday | thursday | friday | saturday | sunday | another time | when i get
  | when i'm home | in an hour | next week | not now
  | завтра | потім | пізніше | згодом | ввечері | післязавтра | понеділок | вівторок | середу | четвер | п’ятницю | суботу | неділю
  | за годину | за тиждень | після пар | не зараз
  | w bibliotece | ktoś patrzy | patrzą | przy ludziach | w autobusie | w tramwaju | w pociągu | na wykładzie | na zajęciach
  | in public | on the bus | on the tram | on the train | in class | at a lecture | in the library | watching | is looking | are looking
  | при людях | на людях | в автобусі | в трамваї | на парі | на лекції | хтось дивиться | в потязі`,
);

/** Whether a folded text puts off what it asks for, or says that other people can see the screen. */
export const putsOff = (folded: string): boolean => puttingOff.isIn(folded);

/** Whether a folded text contains a negation. */
export const isDenial = (folded: string): boolean => negation.isIn(folded);

/** Whether a folded text reports that something went wrong. */
export const tellsOfTrouble = (folded: string): boolean => problem.isIn(folded);

const noFault = wording(
  `(no | bez | bez żadnych | żadnych | without | not a | any | жодних | без | без жодних) …1 (problem* | помилк* | error* | błęd* | проблем*)`,
);
const andNothing = wording("(i | a | and | but | ale | та | і | але) (nic | nothing | нічого | ничего)");

/** Whether a folded text names something that went wrong, other than by denying something: «wyskoczył błąd», «and nothing happened». */
export const tellsOfFault = (folded: string): boolean =>
  andNothing.isIn(folded) || trouble.isIn(noFault.takenOut(folded));

/** Whether a folded text may mention an action without asking for it. */
export const isDoubtful = (folded: string): boolean => doubtful.isIn(helpless.takenOut(screens.takenOut(folded)));

const objection = wording(
  `(ale | tylko że | tylko | lecz | tyle że | but | though | however | except | тільки | але) …6
  (nie | не | not | no | źle | błąd | błęd* | błend* | problem* | wrong | error | mistake | missing | cudz* | помилк* | чуж*
  | isn't | doesn't | don't | can't)`,
);
/** «Na zdjęciu jestem nie ja», «the name is wrong»: something on the card belongs to somebody else or is wrong. */
const wrongOnTheCard = wording(
  `nie (ja | moje | moja | mój | moj* | to) | nie (jest | są) moj* | nie jest mój | not (me | mine | my) | isn't (me | mine | my)
  | не (я | моя | моє | мій | мої*) | (is | are) wrong | z błęd* | z błend* | cudz* | somebody else* | someone else* | чуж*
  | з помилк*`,
);

/** Whether a folded text takes exception to what it reports, so that it cannot mean that all is well: «jest, ale zdjęcie nie moje». */
export const objects = (folded: string): boolean => objection.isIn(folded) || wrongOnTheCard.isIn(folded);

const insisting = wording(
  `dokładnie tak | tak jak (tu | tutaj | w | na | jest) | tak samo | próbował* | exactly (as | like | what | how) | just as | the same as | tried
  | точно так | так як (тут | у | в | на) | так само | пробува* | саме так`,
);
/** Whether a folded text insists that something was done as it is written: at the help for a refused code, that is no success. */
export const insists = (folded: string): boolean => insisting.isIn(folded);
