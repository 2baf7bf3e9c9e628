import { isDenial } from "./doubts";
import { fold } from "./fold";
import { wording } from "./wording";

const hide = wording(
  `schowaj | schowajcie | schować | schowasz | chowaj | ukryj | ukryjcie | ukryć | ukryjesz | ukrywaj | zakryj | zakryjcie | zakryć | zasłoń
  | zasłonić | hide | cover | сховай | сховайте | сховати | сховаєш | ховай | заховай | заховайте | заховати | приховай | приховайте
  | приховати | закрий | закрийте | закрити | skhovai* | zakhovai* | prykhovai*`,
);
const code = wording("kod* | code* | qr | je | to | go | it | them | код* | його | їх | це");
const hiding = wording("{hide} …3 {code}", { hide, code });
const askingIfHidden = wording(
  `^…2 (schował* | ukrył* | did you hide (it | them | the | my) | have you hidden (it | them | the | my)
  | is it hidden | are they hidden | захова* | схова* | прихова*)`,
);
const mostWords = 14;

/** Whether a text asks to hide the codes: «schowaj ten kod», «hide it please». «Nie chowaj» does not. */
export function asksToHide(text: string): boolean {
  const folded = fold(text);
  return folded.split(" ").length <= mostWords && hiding.isIn(folded) && !isDenial(folded);
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
