import type { Question } from "../../dialogs/kit/questions";
import { wording, type Wording } from "./wording";

/** Another person, or somebody else's thing. */
export const anotherPerson = wording(
  `kolega | kolegi | koledze | kolegą | koleżan* | kumpel | kumpla | kumplowi | kumpelk* | przyjaciel* | przyjaciół* | brat | brata | bratu
  | siostra | siostry | siostrze | siostrę | mama | mamy | mamie | tata | taty | tacie | chłopak* | dziewczyn* | współlokator* | mąż | męża | żona | żony
  | znajom* | nie mój | nie moja | nie moje | nie mojej | cudz* | ktoś inny | kogoś | komuś | jego | jej | swój | swoją
  | friend* | roommate* | flatmate* | brother* | sister* | mate | girlfriend* | boyfriend* | mum | mom | dad | not my | not mine
  | somebody else* | someone else* | another person* | his | her | hers
  | друг | друга | другу | друзі* | подруг* | подруж* | брат | брата | брату | сестра | сестри | сестрі | сестру | хлопець | хлопця | дівчин* | товариш*
  | сусід* | одногруп* | мама | мами | мамі | тато | тата | чуж* | не мій | не моя | не моє | його (тел* | моб* | карт* | квит* | студ* | акаунт*) | її (тел* | моб* | карт* | квит* | студ* | акаунт*) | комусь`,
);
/** The dean's office, or a thing that it makes or enters. */
const office = wording(
  `dziekanat* | dziekanac* | plastik* | plastyk* | plastiko* | duplikat* | pesel* | wpisz* | popraw* | zdjęci* | dane | danych | uczelni* | wydział* | naklejk* | hologram*
  | office* | dean* | faculty | plastic | duplicate* | pesel | data | photo | change | name | university
  | деканат* | пластик* | пластік* | дублікат* | песел* | впиш* | виправ* | дані | даних | універ* | факульт* | наліпк* | фото | зміна`,
);

/** Studies after the master's degree. */
export const doctorate = wording(
  `doktor* | doctor* | phd* | ph d | podyplom* | postgrad* | аспірант* | доктор* | післядиплом*`,
);

/** The store that a phone lacks, the one that it has instead, and their makers. */
const noStore = wording(
  `google | googla | googlem | gms | huawei* | huawai* | honor | appgaller* | harmony* | гугл* | хуав* | хуаве* | хонор`,
);
/** The people who may be told about a theft. */
const authorities = wording(`polic* | bank* | operator* | sim | поліц* | полиц* | банк* | оператор* | сім | сим`);
const surname = wording(`nazwisk* | surname* | name | names | maiden | прізвищ* | фамил*`);
const elsewhere = wording(
  `granic* | zagranic* | prom | promie | promu | promem | niemc* | niemiec | szwec* | czech* | włoch* | europ* | unii | isic | zagr* | wyjeżdż* | wyjazd*
  | abroad | ferry | ferries | countries | country | germany | sweden | italy | czech* | foreign | eu
  | кордон* | закордон* | границ* | заграниц* | пором* | паром* | німеч* | швец* | швеці* | чех* | італ* | європ* | євросоюз* | isic`,
);
const update = wording(
  `aktualiz* | zaktualiz* | wersj* | apdejt* | updat* | version* | upgrad* | оновл* | онови* | обнов* | верс*`,
);
const recruitment = wording(`rekrutac* | irk | papier* | recruit* | appl* | admission* | вступ* | рекрутац* | irk`);
const photo = wording(
  `zdjęci* | zdj | fot* | selfie | selfi* | photo* | picture* | pic | selfies | фот* | селф* | знімк*`,
);
const album = wording(`album* | indeks* | numer* | number* | index | альбом* | індекс* | номер*`);
const plastic = wording(`plasti* | plastyk* | plastic* | пласт*`);
const old = wording("star* | poprzedni* | panieńsk* | old | maiden | previous | стар* | попередн* | дівоч*");
const oldName = wording("{old} …5 {surname} | {surname} …5 {old}", { old, surname });
const whatItIs = wording(
  `els | plasti* | co | what | mean* | znaczy | stamp* | sticker* | pieczątk* | naklejk* | що | означає | печатк* | наліпк* | пласти*`,
);
/** Words that compare the plastic card with the one in the phone, or name the latter. */
const compared = wording(
  `mobiln* | mobile | mlegitymac* | telefon* | phone | мобільн* | мобильн* | телефон* | różn* | roznic* | lepsz* | lepiej | porówn* | korzyś* | zalet* | zamiast | differ* | better | compar* | advantage* | benefit* | instead | versus | vs
  | різн* | кращ* | порівн* | корист* | переваг* | замість | ніж`,
);
const readers = wording(
  "kto | ktoś | komu | widz* | czyta* | who | someone | somebody | anyone | see | sees | read | reads | хто | хтось | кому | бачит* | бачать | чита*",
);
const phone = wording("tel | telefon* | komórk* | phone* | mobile | телефон* | смартфон*");
const phoneAndPlastic = wording("{plastic} …12 {phone} | {phone} …12 {plastic}", { plastic, phone });
const defence = wording(`obron* | broni* | dyplom* | defen* | defend* | захист* | захищ*`);
const extension = wording(`przedłuż* | extend* | extens* | prolong* | продовж*`);
const extensionAsked = wording("{extension} …8 {whatItIs} | {whatItIs} …8 {extension}", { extension, whatItIs });
const hologram = wording(`hologram* | голограм*`);
const inTime = wording(
  `zdąż* | wyrob* | na jutro | do jutra | uda się | in time | make it | tomorrow | tonight | before | встиг* | на завтра | до завтра`,
);
const signingIn = wording(
  `pisać | pisał* | write | writing | писати | пишу | log* | zalog* | zaloguj* | zapamięt* | sign* | log | login | remember* | увійти | увійду | увійде | увійшов | увійшла | ввійти | вход* | входи* | лог* | логін* | залог* | запам*`,
);
/** Words that ask what something means. «Unieważnij» alone is the wish to have it done. */
const meaning = wording(`co | czym | rozumiem | what | same as | difference | understand | що | чим | розумію`);
/** Words that deny an order or ask about its author. «Zamówić» alone is the wish to order. */
const notByMe = wording(
  `nie | kto | kogo | ktoś | sam* | not | don't | didn't | haven't | never | who | somebody | someone | itself | hacked | włama* | злама* | не | хто | хтось | сам*`,
);

/** The account that a chat is connected to, by what people call it, or the name that it shows. */
const whose = wording(
  `nazywam | imię | imie | imieniem | imienia | konto | konta | koncie | kontem | kto | ktoś | koleżanka | zalogowan* | przelogować | jestem | skąd
  | imieniem | obce | name | called | myself | account | who | signed | logged | call | switch | im | i'm | stuff | not me
  | звати | звеш | ім'я | іменем | називаюсь | imia | акаунт* | обліков* | зайшов | зайшла | увійшов | увійшла | хто | перелогін* | вписан* | інша студентка`,
);
const aChat = wording(`czat* | czacie | rozmow* | drugi | tamten | другий | koncie | chat* | account | чат* | акаунт*`);
const sign = wording(
  `zero | zera | liter* | cyfr* | jedynk* | liczb* | letter* | digit* | number* | zero | нуль | нуля | ноль | літер* | букв* | цифр* | одиниц* | nul | bukva
  | o (czy | or | чи) # | (małe | mała | duże | small | capital | мала | велика) (l | i | o | л | і | о)`,
);
const school = wording(
  `uczelni* | uniwersyt* | politechni* | universit* | uni | unis | university | school | універ* | університет* | виш | виші | політехні* | в них`,
);
const carried = wording(
  `wziąć | zabrać | brać | przynieść | mieć ze sobą | z czym | paszport* | dowod* | dowód* | dokument* | bring | take | carry | passport* | id | documents
  | взяти | брати | взять | нести | принести | паспорт* | посвідчен* | з чим`,
);
const noSmartphone = wording(
  `tablet* | tablecie | ipad* | ipadzie | klawisz* | guzik* | nokia | nokię | smartwatch* | zegarku | buttons | watch | планшет* | айпад* | кнопков* | нокі* | годинник*`,
);
const active = wording(
  `nieaktywn* | aktywn* | skreśl* | status* | inactive | active | неактивн* | активн* | відрахув* | статус*`,
);
const sending = wording(
  `wysł* | wysyła* | poszło | trafiło | sent | send | went | go | gone | reached | надісл* | надсила* | відправ* | пішло`,
);

/** Words of taking a blocking back, or of one that was done. «Nic nie blokuj» alone is the wish to stop. */
const takingBack = wording(
  `cofn* | cofam | odkręc* | odkrec* | przywróc* | przywroc* | odblok* | odwróc* | odwroc* | odwrac* | wróc* | wroc* | powrot* | z powrotem | ożyje | ożyć | undo | na zawsze | na stałe
  | znów | znowu | zablok* | unieważni* | uniyważni* | po zablok* | nazad
  | undo | undone | revers* | restor* | recover* | reactivat* | unblock* | unrevoke* | un-revoke | back | alive | life | again | forever | permanent* | for good | way back | gone gone
  | block* | revoked
  | поверн* | поверта* | верну* | назад | відкат* | відкот* | відкру* | оживи* | воскрес* | відмін* | отмен* | отмєн* | розблок* | відблок* | одблок* | відновит* | відновл* | цофн* | скасу* | анульован*
  | знову | навіки | навсегда | назавжди | заблок* | заблокір* | знайду телефон | блокув* | блокад* | уневажн* | rollback | ctrl`,
);
/** Words of blocking. The plastic card is also named by people who ask where either is accepted. */
const blocking = wording(
  `blok* | zablok* | odblok* | unieważni* | uniyważni* | anul* | skasuj* | wyłącz* | block* | revok* | cancel* | kill | killed | killing | invalidat* | deactivat* | switch* | stop* | off
  | po tym | nadal | after that | still | після | далі | ubijam | вбиваю | закрию | закрити | drop | зблок* | заблоч* | відклич* | nezalezhn*
  | блок* | заблок* | блокір* | анул* | скасу* | скасов* | уневажн* | відключ* | вимкн* | zablok* | anuly* | revoke* | blokuv*`,
);
/** Words of the Profil Zaufany, or of doing something through a bank. A bank is also named by people who want an account. */
const throughBank = wording(
  `profil* | zaufan* | pz | trusted | revolut* | przez | starczy | wystarczy | pekao | ing | through | thru | via | with it | from mbank | confirm* | (with | off) …2 bank
  | bank app | aplikacj* bank* | профіл* | зауфан* | довірен* | револют* | через | cherez | вистачить | підтверд* | банк* …8 підтверд*`,
);

/** Words of the matter itself: a text that has one is no small talk. */
export const ourMatter = wording(
  `dane | danych | danymi | usuń* | usuw* | skasuj* | skasować | legitym* | legitk* | uwierzyteln* | zaloguj* | zalogow* | mlegitym* | kod | kodu | kody | kodem | qr | mobywatel* | zamów*
  | delete* | erase* | data | information | card | code | codes | order | дані | даних | видал* | легітим* | код | коди | замов*`,
);

/** The digits that the sign-in page shows. «And the code?» alone asks about the activation code. */
const digits = wording(
  `cyfr* | cyfe* | liczb* | numer* | sześć | sześciu | 6 | digit* | number* | numbers | six | цифр* | цифер* | числ* | # | номер* | шість | шести* | шест*`,
);

/** Words without which a text does not ask a question, however much else it has in common with those that do. */
export const indispensable: { readonly [K in Question]?: Wording } = {
  anothersPhone: anotherPerson,
  doctoral: doctorate,
  officeTime: office,
  noGooglePlay: noStore,
  reportTheft: authorities,
  oldSurname: oldName,
  abroad: elsewhere,
  appUpdate: update,
  recruitmentPhoto: recruitment,
  photoRules: photo,
  albumNumber: album,
  plasticOrMobile: compared,
  chatReaders: readers,
  bothLost: phoneAndPlastic,
  defenceDay: defence,
  whatIsExtended: extensionAsked,
  hologram,
  byTomorrow: inTime,
  doctoralTrain: doctorate,
  signInAgain: signingIn,
  whatIsRevoking: meaning,
  whoOrdered: notByMe,
  whoseAccount: whose,
  anotherChat: aChat,
  letterOrZero: sign,
  twoUniversities: school,
  whatToBring: carried,
  tablet: noSmartphone,
  inactiveStatus: active,
  nothingSent: sending,
  undoRevoke: takingBack,
  bankProfile: throughBank,
  blockAndPlastic: blocking,
  sixDigits: digits,
};
