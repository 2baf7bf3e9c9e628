import { fold } from "./fold";
import { wording } from "./wording";

/** Ways to say that the codes appear, as a habit and not just once: «pokazuj», not «pokaż». English has one word for both. */
const showing = wording(
  `pokazuj | pokazujcie | pokazywać | wyświetlaj | wyświetlać | wysyłaj | wrzucaj | dawaj | show | display | reveal | send | post
  | показуй | показуйте | показувати | надсилай | надсилати | виводь | виводити`,
);
const asking = wording(
  `poproszę | proszę | zapytam | powiem | napiszę | nacisnę | kliknę | zechcę | i ask | i say | i tell | i press | i tap | asked
  | попрошу | прошу | скажу | натисну | напишу | захочу`,
);
const only = wording("tylko | dopiero | jedynie | only | лише | тільки | лиш");
const when = wording("gdy | kiedy | jak | jeśli | jeżeli | when | if | after | once | коли | якщо | як");
const until = wording("dopóki | póki | until | unless | поки | доки");
const onRequest = wording(
  `na żądanie | na życzenie | na prośbę | on request | on demand | на запит | на прохання | за запитом | bez pytania | bez prośby
  | without asking | without me asking | без запиту | без прохання`,
);
const byThemselves = wording(
  `automatycznie | samoczynnie | od razu | same z siebie | automatically | by themselves | by itself | on their own
  | автоматично | одразу | відразу | самі`,
);
const not = wording("nie | proszę nie | [please] don't | [please] do not | [будь ласка] не");
const ways = wording(
  `kiedy pokazywać | when to show | коли показувати
  | {only} …3 {when} …3 {asking} | {only} {onRequest} | {until} …2 {asking}
  | {showing} …8 ({byThemselves} | {onRequest}) | ({byThemselves} | {onRequest}) …4 {showing}`,
  { showing, asking, only, when, until, onRequest, byThemselves },
);
/** «Nie pokazuj kodów»; in a longer text, something else is wanted instead. */
const notAtAll = wording("^ {not} {showing} …4 $", { not, showing });
const aboutCodes = wording("kod* | qr* | code* | код*");

/**
 * Whether a text is about when the codes are shown: «pokazuj kody tylko gdy poproszę», «don't show the code automatically». It is found
 * by a rule, because it has the words of a wish to see the codes now.
 */
export function isAboutWhenCodes(text: string): boolean {
  const folded = fold(text);
  return aboutCodes.isIn(folded) && (ways.isIn(folded) || notAtAll.isIn(folded));
}
