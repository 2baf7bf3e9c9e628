import { fold } from "./fold";
import { wording } from "./wording";

/** A question that says what it wants to know and leaves unsaid of what; the conversation and the state of the card tell. */
export type Unsaid = "without" | "whereTo" | "untilWhen" | "stillWorks" | "anew" | "isOrdered";

const patterns: Readonly<Record<Unsaid, ReturnType<typeof wording>>> = {
  without: wording(
    "^…3 (bez (tego | niego | niej) | without (it | that | this) | без (нього | неї | цього | того)) …4 $",
  ),
  whereTo: wording(
    `(gdzie | dokąd | do kogo) …4 (pójść | iść | isc | pojsc | zgłosić | zglosic | zwrócić | zwrocic | udać | załatwić | zalatwic | napisać | dzwonić)
    | (where | whom | who) …1 (do | should | must | can | am) …1 i …3 (go | turn | ask | apply to | contact | call)
    | (куди | куда | до кого) …4 (йти | іти | піти | звертатис* | звернутис* | звертати* | писати | дзвонити)`,
  ),
  untilWhen: wording(
    `^…3 do kiedy (mam | ją mam | to | jest | ona) …2 $ | ^…4 (when it ends | when does it end | when it expires | until when | till when) …2 $ | ^…2 (до коли | докіль) …2 $`,
  ),
  stillWorks: wording(
    `(is | does) …1 (the | my | it | this) [card | one] [i have] [still] (ok | okay | fine | valid | good | work | works) …2 $
    | ^…4 (the one i have | my card | the card | it) still (works | work | ok | okay | valid | fine) …2 $
    | (czy | to) …3 (legitymacj* | ta | moja) (dalej | nadal | wciąż | jeszcze) (działa | ważna | jest ważna) …2 $
    | (вона | квиток | картка) …1 (ще | досі | точно) …1 (діє | дійсна | дійсний | працює) …2 $ | (вже | уже) не діє …2 $ | (вона | її) …1 (вже | уже) анульован* …2 $`,
  ),
  anew: wording(
    `(nowy | nowe | nowego | świeży | inny) (kod* | qr) | (want | need | give me | get | have | send me) …4 (new | another | fresh) (code | codes | one | ones)
    | (нові | новий | нового | інший) код* | (мені | мені б) …2 (нові | нова | нову | новий) $`,
  ),
  isOrdered: wording(
    `(did i | have i) …2 order* | i (have not | haven't | dont have | don't have | didn't) order* …4 (no | yet | right) $
    | (czy | to) …2 (zamówiłem | zamówiłam) | (чи | а) …1 (я) …1 (замовив | замовила | заказав | заказала) (чи (ні | нє) | $)`,
  ),
};
const mostWords = 16;
/** «How do I get a new code» is answered, while «what is a new code for» is another question. */
const reasons = wording("why | dlaczego | czemu | po co | чому | навіщо | нащо | phone | telefon* | телефон*");

/** The question of a text that leaves its object unsaid; undefined if it asks none. */
export function unsaidIn(text: string): Unsaid | undefined {
  const folded = fold(text);
  if (folded.split(" ").length > mostWords || reasons.isIn(folded)) return undefined;
  return (Object.keys(patterns) as Unsaid[]).find((it) => patterns[it].isIn(folded));
}
