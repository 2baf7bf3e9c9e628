import { fold } from "./fold";
import { wording } from "./wording";

const hide = wording(
  `schowaj | schowajcie | schować | schowasz | chowaj | ukryj | ukryjcie | ukryć | ukryjesz | ukrywaj | zakryj | zakryjcie | zakryć | zasłoń
  | zasłonić | hide | cover | conceal | сховай | сховайте | сховати | сховаєш | ховай | заховай | заховайте | заховати | приховай | приховайте
  | приховати | спрячь | спрячьте | skhovai* | zakhovai* | prykhovai*`,
);
const code = wording("kod* | code* | qr | код*");
const it = wording("je | to | go | it | them | його | їх | це");
const away = wording(
  `usuń | zabierz | zdejmij | wyłącz | take | get | remove | turn off | закрий | закрийте | прибери | приберіть | забери | заберіть | убери | вимкни`,
);
/** Of the verbs that hide, those that mean nothing else when they stand alone; «закрий» also closes a request. */
const plainHide = wording(
  "schowaj | schowajcie | ukryj | ukryjcie | zasłoń | hide | сховай | сховайте | заховай | заховайте | приховай | приховайте | спрячь",
);
const politely = wording("please | proszę | szybko | quick | будь ласка | швидко");
const hiding = wording(
  `{hide} …3 ({code} | {it}) | ^ [{politely}] {plainHide} [{politely}] $ | ^ [{politely}] {away} [ten | te | the | цей | ці] {code} [{politely}] $
  | {away} …2 ({code} | {it}) (z | off | from | з | із) [the | my] (ekranu | screen | екрана | екрану)`,
  { hide, plainHide, code, it, away, politely },
);
/** «Nie chowaj», «why did you hide it» and «schowałeś, pokaż» want the code to be seen. */
const notHiding = wording(
  "(nie | not | don't | never | не | ні) ({hide} | {away}) | ^ (why | how | czemu | dlaczego | чому) | (show | pokaż | покажи) …2 (again | znowu | jeszcze | знову | ще)",
  { hide, away },
);
const askingIfHidden = wording(
  `^…2 (schował* | ukrył* | did you hide (it | them | the | my) | have you hidden (it | them | the | my)
  | is it hidden | are they hidden | захова* | схова* | прихова*)`,
);
const mostWords = 14;

/** Whether a text asks to hide the codes: «schowaj ten kod», «hide it please». «Nie chowaj» does not. */
export function asksToHide(text: string): boolean {
  const folded = fold(text);
  return folded.split(" ").length <= mostWords && hiding.isIn(folded) && !notHiding.isIn(folded);
}

/** Whether a text asks if the codes are hidden: «schowałeś? bo ja dalej nie wiem, czy on to widzi». */
export const asksIfHidden = (text: string): boolean => text.includes("?") && askingIfHidden.isIn(fold(text));

const errors = wording(
  `nie udało się …1 dodać (dokument* | legit*) | błąd sieci | coś poszło nie tak
  | (could not | couldn't | failed to | unable to) add [the | my | a] (document | card) | network error | something went wrong
  | не вдалося …1 додати (документ | квиток) | помилка мережі | щось пішло не так`,
);

/** Whether a text quotes one of the errors that mObywatel shows for several causes: «nie udało się dodać dokumentu», «błąd sieci». */
export const quotesAppError = (text: string): boolean => errors.isIn(fold(text));

const fails = wording("nie działa | doesn't work | does not work | isn't working | is not working | не працює");
const card = wording("legit* | mlegit* | card | квиток | посвідчен*");
const brokenCard = wording("^…2 ({fails} …2 {card} | {card} …2 {fails}) …2 $", { fails, card });

/** Whether a text says that the card does not work and nothing more: «nie działa mi legitymacja». */
export const saysCardFails = (text: string): boolean => brokenCard.isIn(fold(text));

const absent = wording(
  `(legit* | mlegit* | card | document | dokument* | квиток | документ | посвідчення) …2
  (nie istnieje | does not exist | doesn't exist | не існує) | nie istnieje $ | does not exist $ | doesn't exist $ | не існує $`,
);

/** Whether a text quotes what mObywatel says to an old or an incomplete code: «mLegitymacja nie istnieje». */
export const quotesOldCode = (text: string): boolean => absent.isIn(fold(text));
