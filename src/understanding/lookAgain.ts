import { fold } from "./fold";
import { putsOff } from "./doubts";

const looking =
  "(?:spravdz(?:|isz|icie|cie|ic)|zobacz|popatrz|odsviez(?:|isz|ic)|check|look|refresh|reload|recheck|re check|perevir(?:|te|iti|ish)|provir(?:|te|iti)|podivis|podivitsia|hlian(?:|te)|onov(?:|i|iti)|prover|proverte)";
const again =
  "(?:ieszcze raz|ieszcze|ponovnie|znovu|teraz|again|once more|one more time|nov|shche raz|shhe raz|sche raz|znovu|zaraz|teper|eshche raz|ieshche raz|esche raz)";
const wish = new RegExp(
  `^(?:\\p{L}+ ){0,3}?(?:${looking} (?:\\p{L}+ ){0,4}?${again}|${again} ${looking})(?: \\p{L}+){0,4}$`,
  "u",
);
const alone = new RegExp(
  "^(?:prose |please |mozesz |can iou |bud laska )?(?:odsviez\\p{L}*|refresh|reload|recheck|re check|onov(?:i|iti|it)?)(?: (?:prose|please|to|it|status|stan|tse|bud laska))?$",
  "u",
);
/** «Check if the code is right again» is about a thing of the student's, not about what the assistant showed. */
const otherThings =
  /(?<!\S)(?:kod\p{L}*|code\p{L}*|aplikaci\p{L}*|app|link\p{L}*|telefon\p{L}*|phone|haslo|passvord|list\p{L}*)(?!\S)/u;

/** Whether a text asks to look once more at what was shown: «sprawdź jeszcze raz», «check again», «перевір ще раз». */
export function asksToLookAgain(text: string): boolean {
  const folded = fold(text);
  if (putsOff(folded) || otherThings.test(folded)) return false;
  return wish.test(folded) || alone.test(folded);
}
