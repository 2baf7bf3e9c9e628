import { fold } from "./fold";

const wishing =
  "(?:prose|poprose|prosze|prosi\\p{L}*|chce|chcial\\p{L}*|potrzebui\\p{L}*|musze|vole|volal\\p{L}*|moge|mozna|dai\\p{L}*|polacz\\p{L}*|need|vant|vanna|vould like|let me|can i|could i|may i|connect|give me|get me|prosu|proshu|khochu|hochu|khotil\\p{L}*|potribn\\p{L}*|treba|mozhna|dai\\p{L}*|ziednai\\p{L}*)";
const person =
  "(?:czloviek\\p{L}*|konsultant\\p{L}*|kims z pomoc\\p{L}*|zivim czlov\\p{L}*|human|real person|person from|live agent|liudin\\p{L}*|luidin\\p{L}*|operator\\p{L}*|konsultant\\p{L}*|zhiv\\p{L}* liud\\p{L}*)";
const wanted = new RegExp(`(?<!\\S)${wishing} (?:\\S+ ){0,5}${person}(?!\\S)`, "u");
const unwanted =
  /(?<!\S)(?:nie|not|dont|ne|bez|no|without|zamiast|instead) (?:\S+ ){0,5}(?:zadn\S* |zhiv\S* )?(?:czlov|konsultant|human|person|liud|operator)|(?<!\S)starsz\S* czlov/u;
const asksWho =
  /(?<!\S)(?:ti|iestes|ies|are iou|is this|is it|czi to|chi tse|tse|to) (?:\S+ ){0,2}(?:czlov|human|person|liudin|bot)/u;

/** Whether a text asks for a person, whatever else it reports: «na zdjęciu jestem nie ja, proszę o kontakt z człowiekiem». */
export function asksForHuman(text: string): boolean {
  const folded = fold(text);
  return wanted.test(folded) && !unwanted.test(folded) && !asksWho.test(folded);
}
