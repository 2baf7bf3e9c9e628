import { fold } from "./fold";

const when =
  "(?:ile|za ile|kiedi|iak dlugo|do kiedi|hov mani|hov long|vhen|until vhen|till vhen|skilki|koli|iak dovho|do koli|cherez skilki|kogda|skolko|iaka data|iaki dzien|vhat date|vhat dai)";
const ending =
  "(?:koncz\\p{L}*|skoncz\\p{L}*|vigas\\p{L}*|traci vaznosc|straci vaznosc|vazn\\p{L}*|expir\\p{L}*|run out|runs out|end|ends|valid|zakinch\\p{L}*|zakonch\\p{L}*|skinch\\p{L}*|diisn\\p{L}*|zakanchiv\\p{L}*)";
const extending = "(?:przedluz\\p{L}*|extend\\p{L}*|extens\\p{L}*|renev\\p{L}*|prodovzh\\p{L}*|prodli\\p{L}*)";
const endsWhen = new RegExp(`^(?:\\S+ ){0,2}?${when} (?:\\S+ ){0,5}?${ending}(?: \\S+){0,5}$`, "u");
const extendsWhen = new RegExp(`^(?:\\S+ ){0,2}?${when} (?:\\S+ ){0,6}?${extending}(?: \\S+){0,4}$`, "u");
/** These have a validity of their own, or people whose work the extension is. */
const others =
  /(?<!\S)(?:szifr\p{L}*|kvadrac\p{L}*|these|vazni|przipomn\p{L}*|remind\p{L}*|nahad\p{L}*|vake|smik\p{L}*|pinhan\p{L}*|maiak\p{L}*|obron\p{L}*|diplom\p{L}*|skreslen\p{L}*|graduat\p{L}*|tamta|stara|old|co|kod\p{L}*|code\p{L}*|qr|link\p{L}*|els|plastik\p{L}*|plastic|hologram\p{L}*|nakleik\p{L}*|sticker|dziekanat\p{L}*|dekanat\p{L}*|dean\p{L}*|studi\p{L}*|rok|semestr\p{L}*|navchann\p{L}*|kosztui\p{L}*|cost\p{L}*|profil\p{L}*|kliknac|trva|potrva|czeka\p{L}*|trival\p{L}*|take|takes|last|czas\p{L}*|razi|times?|raziv|samo|sama|itself|oplat\p{L}*|legitimaci\p{L}* plastik\p{L}*|oferta|zniz\p{L}*|pomoc\p{L}*|odpov\p{L}*|zamov\p{L}*|perio\p{L}*|pociag\p{L}*|bilet\p{L}*|ticket\p{L}*)(?!\S)/u;

const steps =
  "(?:v (?:samei |samim )?(?:mobivatel\\p{L}*|aplikaci\\p{L}*|apce)|in (?:the |mi )?(?:app|mobivatel)|kroki|krok po kroku|iakie kroki|the steps|step bi step|vhich button|vhere do i (?:tap|press|click)|gdzie klik\\p{L}*|instrukc\\p{L}*|guide|[uv] (?:zastosunku|dodatku|mobivatel\\p{L}*)|kroki|krok za krokom|instrukts\\p{L}*)";
const extendsInSteps = new RegExp(
  `(?<!\\S)(?:${extending} (?:\\S+ ){0,8}?${steps}|${steps} (?:\\S+ ){0,8}?${extending})(?!\\S)`,
  "u",
);
/** A text that denies something or asks why reports a problem. */
const isTrouble = /(?<!\S)(?:nie|not|cant|ne|blad|error|pomilk\p{L}*|czemu|dlaczego|vhi|chomu)(?!\S)/u;

/** Whether a text asks for the steps of extending the card in the app: «jak ją przedłużyć w mObywatelu?», «show me the steps to extend it». */
export function extendingStepsAsked(text: string): boolean {
  const folded = fold(text);
  return extendsInSteps.test(folded) && !isTrouble.test(folded);
}

/** The subject of a question about time: the end of the card's validity, or its extension. */
export function validityAsked(text: string): "validity" | "extend" | undefined {
  const folded = fold(text);
  if (others.test(folded)) return undefined;
  if (extendsWhen.test(folded)) return "extend";
  return endsWhen.test(folded) ? "validity" : undefined;
}
