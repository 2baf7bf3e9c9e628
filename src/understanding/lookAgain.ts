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

/** «I jak?» alone asks what has become of what the assistant was doing. */
const andNow = new RegExp(
  "^(?:(?:no )?i iak(?: tam| teraz)?|i co z tim|no i|iak tam|and|and nov|so|vell|ani luck|ani nevs|hov is it going|nu iak|i iak|a iak|nu shcho|nu shho|i shcho|i shho)$",
  "u",
);
/** News that may have changed what USOS says: a PESEL has arrived, the dean's office has extended the card. */
const news = [
  "(?:dosta(?:lem|lam|l)|otrzima(?:lem|lam)|przisli|nadali|mam)(?: mi)?(?: iuz| vreszcie| v koncu| dzis| dzisiai| vczorai)*(?: moi| sviz)?(?: numer)? pesel",
  "(?:got|received|have)(?: nov| alreadi| finalli| iust)*(?: mi| a| the)? pesel",
  "(?:otrima(?:v|la)|dosta(?:v|la)|dali|prisvoili|v mene ie|maiu)(?: meni| vzhe| narehti| nareshti| sohodni| siohodni| vchora)*(?: svii| mii)?(?: nomer)? pesel",
  "przedluzili(?: mi)?(?: ia| to)?",
  "(?:dziekanat|ucelnia|uczelnia|panie|pani v dziekanacie)(?: iuz)?(?: mi)? przedluzil\\p{L}*",
  "(?:alreadi|iust)(?: been)? extended(?: it| mine| mi card)?",
  "(?:thei|office|universiti)(?: have| has)?(?: alreadi| iust)? extended(?: it| mine| mi card| mi plastic card)?",
  "(?:meni )?(?:vzhe )?prodovzhili",
  "(?:dekanat|universitet)(?: vzhe)?(?: meni)? prodovzhi(?:v|li)",
].join("|");
const tells = new RegExp(
  `^(?:(?!czi|iesli|iezeli|gdi|kiedi|iak|if|vhen|hov|do|did|chi|iakshcho|koli )\\p{L}+ ){0,3}?(?:${news})(?: \\p{L}+){0,4}$`,
  "u",
);
const isDenied =
  /(?<!\S)(?:nie|not|havent|didnt|dont|never|ne|czi|chi|if|iesli|iakshcho|zamiast|bez|vithout|problem\p{L}*|blad|error|pomilk\p{L}*|mobivatel\p{L}*)(?!\S)/u;
/** «Mam PESEL» without «już» answers a question; «I have a PESEL» tells nothing new either. */
const isOld =
  /(?<!\S)(?:mam(?! iuz| vreszcie| v koncu)|i have (?:a |mi |the )?pesel|maiu(?! vzhe)|v mene ie(?! vzhe))(?!\S)/u;

/** Whether a text tells news after which USOS may say something else: «dostałem PESEL!», «they have already extended it». */
function tellsNews(folded: string): boolean {
  return tells.test(folded) && !isDenied.test(folded) && !isOld.test(folded);
}

/** Whether a text asks to look once more at what was shown: «sprawdź jeszcze raz», «check again», «перевір ще раз». */
export function asksToLookAgain(text: string): boolean {
  const folded = fold(text);
  if (putsOff(folded) || otherThings.test(folded)) return false;
  return wish.test(folded) || alone.test(folded) || andNow.test(folded) || tellsNews(folded);
}
