import { tellsOfFault } from "./doubts";
import { fold } from "./fold";

const found =
  "(?:znalazl\\p{L}*|znalezion\\p{L}*|odnalazl\\p{L}*|odzisk\\p{L}*|naszl\\p{L}*|nasla\\p{L}*|found|got back|recovered|turned up|shoved up|znaishl\\p{L}*|znaishov\\p{L}*|naishl\\p{L}*|naishov\\p{L}*|vidnaisho?\\p{L}*|znaish\\p{L}*|nashel\\p{L}*|nashl\\p{L}*|znaidi\\p{L}*|znaideno)";
const phone =
  "(?:telefon\\p{L}*|tel|komork\\p{L}*|fon\\p{L}*|iphon\\p{L}*|smartfon\\p{L}*|phone|mobile|cell|aifon\\p{L}*|mobil\\p{L}*)";
const isFound = new RegExp(`(?<!\\S)(?:${found} (?:\\S+ ){0,4}?${phone}|${phone} (?:\\S+ ){0,4}?${found})(?!\\S)`, "u");
const gotBack = new RegExp(
  `(?<!\\S)(?:oddal\\p{L}*|zvrocil\\p{L}*|gave (?:me )?back|gave me|returned|got|povernul\\p{L}*|viddal\\p{L}*|mam (?:iuz )?(?:go|telefon)|mam z povrotem) (?:\\S+ ){0,3}?${phone} ?(?:back|z povrotem|nazad)?(?!\\S)`,
  "u",
);
/** Somebody else's phone, one that is searched for, or one found without the card's being back: no reason to stop anything. */
const otherwise =
  /(?<!\S)(?:nie|not|doesnt|dont|isnt|vont|cant|couldnt|didnt|havent|ne|iesli|iezeli|if|iakshcho|iakbi|iak|when|kiedi|gdi|koli|czis\p{L}*|cziei\p{L}*|cudz\p{L}*|someones|somebodi\p{L}*|somebody|chuzh\p{L}*|novi|nov\p{L}|nev|innego|ktos|kto|hto|khto|somebodi|who|zlodzie\p{L}*|thief|find|unblock\p{L}*|odblok\p{L}*|odvroc\p{L}*|cofn\p{L}*|undo|can|mozna|mozesz|mozhna|rozblok\p{L}*|alive|czi|chi)(?!\S)/u;
const mostWords = 16;

/** Whether a text says that the student's lost phone is back: «znalazłam telefon!», «found my phone», «телефон знайшовся». */
export function isPhoneFound(text: string): boolean {
  const folded = fold(text);
  if (text.includes("?") || folded.split(" ").length > mostWords || otherwise.test(folded)) return false;
  if (tellsOfFault(folded)) return false;
  return isFound.test(folded) || (gotBack.test(folded) && / (?:back|z povrotem|nazad)(?= |$)/u.test(folded));
}
