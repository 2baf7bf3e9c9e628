import { fold } from "./fold";
import { wording } from "./wording";

const wishing = wording(
  `proszę | poproszę | prosi* | chcę | chciał* | potrzebuj* | muszę | wolę | wolał* | mogę | można | daj* | połącz* | need | want | wanna
  | would like | i'd like | let me | can i | could i | may i | connect | give me | get me | прошу | хочу | хотіл* | потрібн* | треба
  | можна | дай* | з'єднай* | khochu | proshu`,
);
const person = wording(
  `człowiek* | konsultant* | kimś z pomoc* | żywym człow* | human | real person | person from | live agent | людин* | оператор*
  | operator* | консультант* | жив* люд* | liudyn*`,
);
const wanted = wording("{wishing} …5 {person}", { wishing, person });
const unwanted = wording(
  `(nie | not | don't | не | bez | без | no | without | zamiast | instead) …5 (człow* | konsultant* | human* | person* | люд* | оператор* | operator* | консультант*)
  | starsz* człow*`,
);
const asksWho = wording(
  `(ty | jesteś | є | are you | is this | is it | czy to | чи це | це) …2 (człow* | human* | person* | людин* | bot* | бот*)
  | to …2 (człow* | bot*)`,
);

/** Whether a text asks for a person, whatever else it reports: «na zdjęciu jestem nie ja, proszę o kontakt z człowiekiem». */
export function asksForHuman(text: string): boolean {
  const folded = fold(text);
  return wanted.isIn(folded) && !unwanted.isIn(folded) && !asksWho.isIn(folded);
}
