import { fold, foldParts } from "./fold";
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

const helpers = wording(
  `człowiek* | ludzi* | ludźmi | konsultant* | pomoc | pomocy | wsparci* | support* | helpdesk | help desk | human* | person | people | agent* | operator*
  | someone | somebody | kimś | kogoś | rozmaw* | porozmaw* | pogad* | zgłosz* | zgłosić | zgłosi* | skarg* | zażal* | reklamac* | complain* | complaint
  | (write | message | talk | speak | send) …2 (to | with | support | them) | staff | admin* | pracown* | (napisz | napisać | napisz*) …3 (do | им)
  | людин* | підтримк* | консультант* | скарг* | скарж* | звернен* | поговор* | (написати | напиши | напишіть) …3 (до | в | їм) | kontakt* | contact* | контакт*
  | infolini* | hotline | (numer | number | номер) …2 (telefon* | phone | to | do | до) | zadzwoni* | call | ring | зателефон* | подзвон*
  | oszust* | oszuk* | scam* | fraud* | шахра* | phishing`,
);
/** Whether a text names the people who help, or a way to reach them. One that does not may only sound like a request for them. */
export const namesHelpers = (text: string): boolean => helpers.isIn(fold(text));

const unhelped = wording(
  `(dalej | nadal | wciąż | ciągle | znowu | jeszcze | i tak) …2 nie | nie pomogło | nie pomaga | nie pomogl* | to nie (to | pomoże) | (to | też) nie (działa | pomaga | pomogło)
  | (próbował* | sprawdzał* | robił* | zrobił*) [już] (wszystk* | to) | już (próbował* | sprawdzał* | robił*) | (bez zmian | to samo)
  | still …2 (not | no | doesn't | can't | won't | isn't | nothing | same) | (didn't | doesn't | did not | does not | not) (help | helping | work either) | no help
  | (tried | did) …2 (everything | all of that | all that | that already | it already | already) | same (thing | error | problem)
  | (досі | все одно | всеодно | усе одно | все ще | знову) …2 (не | ні) | не допомогло | не допомагає | не помогло | не помагає | (пробував | пробувала | робив | робила) …2 (все | це | вже)
  | те саме | то само | без змін`,
);
/** Whether a text says that the help it was given did not help: «dalej nie działa», «I tried that already». */
export const isUnhelped = (text: string): boolean => unhelped.isIn(fold(text));

const writing = wording(
  `(write | writing | napisz | napisać | napisze | piszemy | написати | напиши | напишіть) …3 (letter | message | e mail | email | list | wiadomość | maila | zgłoszenie | лист | листа | звернення | повідомлення)
  …2 (support | help desk | helpdesk | pomocy | wsparcia | підтримки | підтримку)`,
);
const notWriting = wording("nie | not | don't | не | czy | do i | should i | чи | skąd | jak | how | як");
/** Whether a text asks for a letter to support, whatever else it says: «please help to write one letter to the support». */
export const asksToWrite = (text: string): boolean =>
  foldParts(text).some((it) => writing.isIn(it) && !notWriting.isIn(it));
