import { fold, foldParts } from "./fold";
import { wording } from "./wording";

/** The wish that a card or an order be ended, alone or followed by a new order. */
export type EndingWish = "end" | "endAndOrder";

const verb = wording(
  `unieważnij | unieważnijcie | unieważniaj | unieważniajcie | unieważniam | unieważnić | zablokuj | zablokujcie | zablokować | blokuj | blokujcie
  | revoke | block | invalidate | анулюй | анулюйте | анулюю | анулювати | анулируй | анулируйте | заблокуй | заблокуйте | заблокувати | блокуй
  | блокуйте | заблокируй | заблокируйте`,
);
/** Verbs that alone only cancel the question just asked; with a card or an order they end that. */
const cancelling = wording(
  "anuluj | anulujcie | anulować | cancel | скасуй | скасуйте | скасувати | відміни | відмініть",
);
const object = wording(
  `(tę | tą | tamtą | moją | the | my | this | цю | ту | мою) [starą | old | стару] [legitymac* | mlegitymac* | legitk* | kartę | card | картку | карту | квиток | легітимац*]
  | ją | go | starą | stary | stare | obecną | obecne | te kody | kody | legitymac* | mlegitymac* | legitk* | kartę | it | old [one | card] | card | codes
  | її | його | стару | старий | старі | картку | карту | квиток | коди | легітимац*`,
);
const anew = wording(
  `(i | a | potem | and | then | і | й | та | и | потім) (zamów | zamawiaj | zamówcie | zrób | order | make | get | замов | замовляй | замовте | закажи | заказуй | зроби)
  [mi | me | us | мені] [a | the] (nową | nowe | nowy | new [one | card | codes] | another [one] | нову | нові | новий)`,
);
/** Words that stand around such a wish and change nothing about it. */
const around = wording(
  `tak | no | to | dobra | dobrze | ok | okej | już | teraz | zaraz | od razu | natychmiast | proszę | poproszę | w takim razie | więc | na pewno
  | jestem (pewna | pewien) | chcę | chciałabym | chciałbym | mi | po prostu | szybko | dawaj
  | yes | yeah | please | pls | now | right now | just | then | ok | okay | i want [you] to | i'm sure | i am sure | go ahead and | so
  | так | да | ну | то | та | тоді | давай | давайте | добре | вже | уже | зараз | прямо зараз | негайно | одразу | будь ласка | прошу
  | (я | ми) [вже | точно] (впевнений | впевнена | певна | певен) | впевнений | впевнена | точно | хочу | я | мені | пожалуйста | ладно | швидко`,
);
const ends = wording("^ {verb} [{object}] $ | ^ {object} {verb} $ | ^ {cancelling} {object} $", {
  verb,
  object,
  cancelling,
});

/** The wish of a text, one clause of which says nothing but that a card or an order shall be ended; undefined if there is none. */
export function endingWished(text: string): EndingWish | undefined {
  if (text.includes("?")) return undefined;
  const whole = fold(text);
  // «А що це значить, анулювати картку» only names what it asks about.
  const clauses = [whole, ...foldParts(text).filter((it) => it === whole || !infinitive.isIn(it))];
  const isAnew = clauses.some((it) => anew.isIn(it));
  const isEnded = (clause: string): boolean => ends.isIn(around.takenOut(anew.takenOut(clause)));
  // «Anuluj i zamów nową» cancels no question.
  const isReplaced = (clause: string): boolean =>
    anew.isIn(clause) && replaces.isIn(around.takenOut(anew.takenOut(clause)));
  if (!clauses.some((it) => isEnded(it) || isReplaced(it))) return undefined;
  return isAnew ? "endAndOrder" : "end";
}
const infinitive = wording("unieważnić | zablokować | анулювати | заблокувати | скасувати | anulować");
const replaces = wording("^ {cancelling} $", { cancelling });

const ending = wording(
  `unieważn* | anul* | zablok* | blok* | revok* | cancel* | block* | invalidat* | анул* | скасу* | блок* | заблок* | відмін*
  | schow* | chow* | ukry* | zasło* | hide | hidden | conceal* | схова* | захова* | хова* | прихова*`,
);
const wantsNoEnding = wording("(nie | не | don't | do not | without) {ending}", { ending });

/** Whether a text has a word that asks to revoke, block, cancel or hide, so that it cannot ask to see the codes. */
export const speaksOfEnding = (text: string): boolean => ending.isIn(wantsNoEnding.takenOut(fold(text)));
