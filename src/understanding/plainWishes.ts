import { tellsPastDiscount } from "../../dialogs/kit/age";
import { helpless, isDenial } from "./doubts";
import { fold } from "./fold";
import type { Intent } from "./intents";
import { anotherPerson, doctorate } from "./questionWords";
import { wording } from "./wording";

const check = wording(
  `sprawdź | sprawdz | sprawdzić | sprawdzisz | sprawdzicie | check | перевір | перевірте | перевірити | перевіриш | провір`,
);
const asking = wording("czy | does | is | do (they | you) | чи | whether");
const usos = wording("usos* | oni | uczelni* | they | university | system* | універ* | вони | усос* | юсос*");
/** «Перевір мене», «could you just check me in USOS», «czy w USOS jest mój PESEL». */
const sees = wording("ma | maja | mają | widzi | widzą | jest | have | has | see | sees | є | бачить | має | мають");
const checksMe = wording(
  `{check} [tylko | just | просто] (mnie | me | мене) …5 $ | {check} …2 (czy | if | whether | чи) …3 (mogę | can | may | eligible | можу | маю право)
  | {asking} …3 {usos} …2 {sees} …3 (pesel* | песел*) | {asking} …3 (pesel* | песел*) …4 (w | in | в | у) {usos}
  | {asking} …1 (w | in | в | у) {usos} …4 (pesel* | песел*)`,
  { check, asking, usos, sees },
);

const orderIt = wording(
  `zamów | zamow | zamówić | zamówisz | zamówcie | zamawiaj | order | reorder | замов | замовте | замовити | замовиш`,
);
const anew = wording(
  `od nowa | od zera | jeszcze raz | ponownie | na nowo | again | anew | from zero | from scratch | once more | заново | знову | ще раз | з нуля`,
);
const takeBack = wording("anuluj | cancel | скасуй | скасуйте | відміни | unieważnij | revoke | анулюй");
const andAnew = wording(
  `{anew} | (i | and | та | і) (zrób | zamów | make | do | order | get | зроби | замов) …2 (nową | nowe | new | another | нову | нове)`,
  { anew },
);
const newOne = wording(
  `(dawaj | daj | dajcie | zamów | zamow | poproszę | give me | order [me] | get me | давай | дай | замов | замовте) [mi | мені | to | a | the | tę | ту]
  (nową | nowa | nowe | new one | new card | нову | нова)`,
);
const ordersAnew = wording(
  `{orderIt} …4 {anew} | {anew} …1 {orderIt} | {takeBack} …4 {andAnew} | {newOne} ($ | legitymac* | legitk* | card | картк*)
  | {newOne} (na | on | для | на) …4 $`,
  { orderIt, anew, takeBack, andAnew, newOne },
);
const asksYou = wording("(can | could | will | would) you | możesz | mógłbyś | mogłabyś | zamówisz | можеш | замовиш");
/** «Can I order again?» asks, and «can you order again?» wishes; a new code or link is another thing. */
const asksIfPossible = wording(
  `(czy | can | may | could | should | do | must | чи) …1 (mogę | można | i | muszę | trzeba | wolno | можу | можна | треба)
  | why | dlaczego | czemu | po co | чому | навіщо | if | gdyby* | jak | якщо | kod* | code* | qr | link* | код*`,
);

const theCard = wording(
  `tę legitymac* | legitymac* | mlegitymac* | legitk* | the card | my card | this card | картку | карту | квиток | легітимац*`,
);
const revokeIt = wording(
  `unieważnij | unieważnijcie | anuluj | zablokuj | zablokujcie | revoke | block | анулюй | анулюйте | скасуй | заблокуй | заблокуйте`,
);
const revokesIt = wording(
  `^ [ok | dobra | dobrze | no | добре | ладно | гаразд | okay | well] [to | then | тоді | так] [po prostu | just | просто] ({revokeIt} {theCard} | (unieważnij | unieważnijcie | zablokuj) ją | (анулюй | анулюйте | скасуй | заблокуй) її)
  | ^ [ok | dobra | okay | well | then] [then | just] revoke it`,
  { revokeIt, theCard },
);

const stolen = wording(
  `ukrad* | skradz* | zgubi* | zginął | zginal | stolen | stole | lost | вкрали | украли | вкрадено | загуби* | поцупили`,
);
const thePhone = wording("tel | telefon* | komórk* | iphone* | phone | mobile | телефон* | смартфон* | айфон*");
const ownTheft = wording("{stolen} …8 {thePhone} | {thePhone} …8 {stolen}", { stolen, thePhone });

/** The phone has a gender in Polish and Ukrainian: «його вкрали» names nobody. */
const pronouns = wording("його | її | jego | jej");

const signsMeOut = wording(
  `(wyloguj | wylogowuj | wylogujcie | виходь | вилогуй | вилогуйте | розлогінь) (mnie | мене) | (log | sign) me out`,
);
const moving = wording("przenie* | move | transfer | перене*");
const comingPhone = wording(
  `(kupi* | kupuj* | dostan* | buy* | get | getting | купи* | куплять | дасть) …3 {thePhone} | (nowy | nowym | new | новий | новому) {thePhone}`,
  { thePhone },
);
const byItself = wording("sama | samo | automat* | itself | by its own | on its own | automatic* | сама | автомат*");

const why = wording("dlaczego | czemu | why | чому | чого");
const wrongInUsos = wording(
  "{why} …3 usos* …2 (ja | jestem | am i | i am | i'm | я) | {why} …3 (am i | i am) …3 usos*",
  { why },
);

const activity = wording("aktywn* | nieaktywn* | active | inactive | активн* | неактивн*");

const costs = wording(
  `(czy | чи) …3 (płatn* | платн*) | (czy | чи | does | is) …1 (it | this | to | це) …1 (free | cost*)
  | (czy | чи) …3 (zapłacić | сплачувати | платити | заплатити) | (do | must) i have to pay | must i pay | (о | про | about | o) …1 (вартість | koszt* | the cost | price)`,
);
const plastic = wording(
  "plasti* | plastyk* | duplikat* | plastic | duplicate | пласт* | дублікат* | els | bibliot* | library | бібліот* | kar* | penalt* | druga | другу | second",
);

const old = wording(
  "star* | poprzedni* | panieńsk* | old | maiden | previous | former | стар* | попередн* | дівоч* | колишн*",
);
const surname = wording("nazwisk* | surname* | last name | name | прізвищ*");
const discount = wording("zniżk* | ulg* | discount* | знижк* | pociąg* | train* | потя* | поїзд*");
const away = wording(
  "prom | promie | promem | zagranic* | za granicą | abroad | ferry | ferries | кордон* | пором* | паром*",
);

const stillGood = wording(
  "ważn* | działa | uznaj* | uznają | uznaw* | valid | work | works | accept* | recogni* | дійсн* | діє | визна* | прийма*",
);
const outsidePoland = wording(
  "zagranic* | za granicą | za granice | abroad | кордон* | закордон* | границ* | заграниц*",
);

const orders = wording("zamów* | zamaw* | order* | замов*");
const asksIf = wording("czy | if | does | will | чи");
const moves = wording("przenie* | przejdzie | move* | transfer* | перенес* | перейде");
const asksIfMoves = wording("(does | czy | чи) …3 {moves}", { moves });
const movesItself = wording("{asksIf} …4 {byItself} …2 {moves} | {asksIf} …4 {moves} …4 {byItself}", {
  asksIf,
  byItself,
  moves,
});
const atOnce = wording(
  `(od razu | natychmiast | at once | immediately | right away | straight away | відразу | одразу) …2 (znikni* | przepadni* | skasuj* | disappear* | vanish* | go | gone | зникн* | пропад*)
  | (znikni* | przepadni* | disappear* | vanish* | зникн* | пропад*) …2 (od razu | natychmiast | at once | immediately | right away | straight away | відразу | одразу)`,
);
const relieved = wording(
  `(feel | feeling) …2 better [now] …2 $ | lepiej mi …2 $ | (już mi | mi już) lepiej …2 $ | czuję się [już | teraz] lepiej …2 $
  | (мені | почуваюсь | почуваюся) (вже | тепер | стало) (краще | легше) …1 $ | стало (краще | легше) …1 $`,
);

const belongings = wording(
  `portfel* | portmonetk* | toreb* | plecak* | klucz* | wallet* | purse | bag | handbag | backpack | keys | гаман* | сумк* | рюкзак* | ключі`,
);
const gone = wording("{stolen} | straci* | zgubi* | втрати* | посія*", { stolen });
/** A phone that is lost with other things, in the middle of a story. */
const lostWithMore = wording("{gone} …4 ({thePhone} …3 {belongings} | {belongings} …3 {thePhone})", {
  gone,
  thePhone,
  belongings,
});
const isWhole = wording("cały | cała | został | safe | still have | цілий | лишився | вцілів");
const dataGoes = wording(
  `where …1 (go | goes | does | do) …1 my …1 data | where my …1 data (go | goes | is | are)
  | (gdzie | dokąd) …1 (idą | trafiają | lecą) [te | moje] …1 dane | (куди | де) …1 (йдуть | ідуть | потрапляють | передаються) …1 дані | куди мої дані`,
);

const machine = wording(
  `[a | an | the | jakimś | jakaś | jakiś] [real | living | actual | live | żywą | żywym | prawdziwym | prawdziwą | живою | живий | жива | справжньою]
  (person | human | machine | robot | bot | computer | człowiek* | osobą | osoba | maszyn* | robot* | bot* | automat* | людин* | машин* | бот* | ботом | автомат*)`,
);
/** «Are you a machine», «чи я розмовляю з живою людиною»: who writes is asked, and nobody is called. */
const asksWhoWrites = wording(
  `(are you | am i (talking | speaking | writing | chatting) (to | with) | is this | is there) {machine} [(or | czy | чи) {machine}] [there | here] [at the other end] $
  | if (you are | you're | youre) {machine} …3 $
  | (czy rozmawiam z | czy piszę z | rozmawiam z | czy (pan | pani | ty) (jest | jesteś) | jesteś) {machine} …3 $
  | (чи (я) …1 (розмовляю | говорю | пишу | спілкуюсь) [тут | зараз] (з | із) | (чи | ви | ти) (ви | ти | це)) {machine} …3 $ | чи ви {machine} …3 $`,
  { machine },
);

const mayHave = wording("mogę | can i | may i | чи можу");

const mostWords = 45;
type Rule = readonly [intent: Intent, holds: (folded: string, text: string) => boolean];

/** Tried in this order. */
const rules: readonly Rule[] = [
  [
    "orderAnew",
    (it, text) =>
      ordersAnew.isIn(it) && !asksIfPossible.isIn(it) && !isDenial(it) && (!text.includes("?") || asksYou.isIn(it)),
  ],
  ["revoke", (it, text) => revokesIt.isIn(it) && !thePhone.isIn(it) && !text.includes("?")],
  ["eligibility", (it) => checksMe.isIn(it) && !anotherPerson.isIn(it)],
  ["unlink", (it) => signsMeOut.isIn(it)],
  ["newPhone", (it) => moving.isIn(it) && comingPhone.isIn(it) && !byItself.isIn(it) && !asksIfMoves.isIn(it)],
  ["lostPhone", (it) => helpless.isIn(it) && ownTheft.isIn(it) && !anotherPerson.isIn(pronouns.takenOut(it))],
  ["bot", (it) => asksWhoWrites.isIn(it)],
  [
    "lostPhone",
    (it, text) => lostWithMore.isIn(it) && !text.includes("?") && !anotherPerson.isIn(it) && !isWhole.isIn(it),
  ],
  ["privacy", (it) => dataGoes.isIn(it)],
  ["wrongData", (it) => wrongInUsos.isIn(it) && !activity.isIn(it)],
  ["oldSurname", (it) => old.isIn(it) && surname.isIn(it) && discount.isIn(it)],
  ["movesItself", (it) => movesItself.isIn(it)],
  ["oldCardAtOnce", (it) => atOnce.isIn(it) && orders.isIn(it)],
  ["thanks", (it, text) => relieved.isIn(it) && !text.includes("?") && !isDenial(it)],
  ["doctoralTrain", (it) => doctorate.isIn(it) && discount.isIn(it)],
  ["abroad", (it) => (away.isIn(it) && discount.isIn(it)) || (outsidePoland.isIn(it) && stillGood.isIn(it))],
  ["trainOver26", (it, text) => discount.isIn(it) && tellsPastDiscount(text) && !mayHave.isIn(it)],
  ["price", (it, text) => text.includes("?") && costs.isIn(it) && !plastic.isIn(it)],
];

/** The intent of a text in which the words of one wish or question decide, whatever story stands around them. */
export function wishedPlainly(text: string): Intent | undefined {
  const folded = fold(text);
  if (folded.split(" ").length > mostWords) return undefined;
  return rules.find(([, holds]) => holds(folded, text))?.[0];
}
