import { wordsIn } from "./kit/text";
import { unwrapped } from "./kit/dictated";
import { tokensOf } from "./letterTokens";
import { occurs, withWords, type Edited } from "./letterText";

const open = `["“„«]`;
const inner = `([^"“”„«»]{1,300})`;
const close = `["”“»]`;
const changes =
  "(?:change|replace|correct|fix|zmień|zmien|zamień|zamien|popraw|zmienić|zamienić|zmiń|зміни|заміни|виправ|замініть|змініть|виправте)";
/** «Replace "A" with "B"», and the verb behind: «„A” lepiej zamień na „B”». */
const quotedReplacing = new RegExp(
  `(?:(?<!\\p{L})${changes}(?!\\p{L})[^"“”„«»]{0,30})?${open}${inner}${close}\\s*(?:[^"“”„«»]{0,25}(?<!\\p{L})${changes}\\p{L}*\\s+)?(?:with|to|by|into|na|на)\\s*(?:słowo |слово )?${open}${inner}${close}([^]*)$`,
  "iu",
);
const hasVerb = new RegExp(`(?<!\\p{L})${changes}`, "iu");
const nothingMore =
  /^[\s.,!?)]*(?:(?:please|prosz\p{L}*|in the (?:text|letter|message)|w (?:tekście|treści|liście)|у листі|будь ласка|прошу|дякую|thanks|thank you|dzięki|dziękuję)(?!\p{L})[\s.,!?)]*)*$/iu;
const more = /^[\s.,;!]*(?:and|i|oraz|і|та|й|а)?[\s,]*/iu;

/** Puts one quoted wording for another, and adds what the same text asks to add: «…. And add that I have an iPhone». */
export function quotedReplacement(text: string, letter: string): Edited | undefined {
  const found = quotedReplacing.exec(text);
  const [, old = "", anew = "", rest = ""] = found ?? [];
  if (!found || !hasVerb.test(text)) return undefined;
  if (!occurs(old, letter)) return "inForm";
  const changed = withWords(letter, old, anew);
  if (nothingMore.test(rest)) return { kind: "changed", text: changed };
  const wish = rest.replace(more, "");
  const addition = unwrapped(wish);
  return addition === wish ? "inForm" : { kind: "changed", text: `${changed}\n${addition}` };
}

const notBut = /(?<!\p{L})(?:nie|not|не|нє)\s(.{2,40}?)[\s,]+(?:tylko|ale|a|lecz|but|а|але|тільки|only)\s(.{2,80})$/iu;
/** Words of a correction that are about correcting. */
const aboutCorrecting =
  /(?<!\p{L})(?:popraw\p{L}*|pomyli\p{L}*|sorry|przepraszam|zmień|zmien|fix|correct|change|please|proszę|prosze|my mistake|mistake|виправ\p{L}*|поправ\p{L}*|помили\p{L}*|вибач\p{L}*|перепрошую|треба|тшеба|trzeba|будь|ласка|się|sie|it|to|the|that|was|it’s|it's)(?!\p{L})/giu;

/** Corrects a wording that a text denies: «nie w sobotę, tylko w piątek, popraw». As many words are taken as were denied. */
export function correction(text: string, letter: string): Edited | undefined {
  const [, denied = "", rest = ""] = notBut.exec(text.trim()) ?? [];
  const old = formIn(letter, denied.trim());
  if (old === "" || !occurs(old, letter)) return asksToCorrect(text) && denied !== "" ? "inForm" : undefined;
  const words = rest.split(/\s+/u);
  const anew = words
    .slice(0, wordsIn(old))
    .join(" ")
    .replace(/(?<![\s,.;!?])[\s,.;!?]+$/u, "");
  const after = words.slice(wordsIn(old)).join(" ");
  // «…, в середу, у вівторок я в лікаря» explains the denial to the assistant.
  const beyond = isAbout(after, denied.trim()) ? "" : after.replace(aboutCorrecting, "");
  const isMore = (beyond.match(/\p{L}{2,}/gu) ?? []).some((it) => !occurs(it, letter));
  if (anew === "" || isMore) return "inForm";
  return { kind: "changed", text: withWords(letter, old, anew, true) };
}
/** A wording as it stands in the letter, where a single word stands there in another form: «кендзежин» for «в кендзежині». */
function formIn(letter: string, word: string): string {
  if (occurs(word, letter) || word.length <= shortestStem || wordsIn(word) > 1) return word;
  const stem = word.slice(0, -1).toLowerCase();
  const found = tokensOf(letter).filter(
    (it) => it.word.startsWith(stem) && it.word.length <= word.length + longestEnding,
  );
  return found.length === 1 ? (found[0]?.typed ?? word) : word;
}
const longestEnding = 3;

/** Whether a text begins with the words that were denied, in whatever form. */
function isAbout(text: string, denied: string): boolean {
  const last = denied.split(/\s+/u).at(-1) ?? "";
  const start = text.trim().split(/\s+/u).slice(0, 3).join(" ").toLowerCase();
  return last.length >= shortestStem && start.includes(last.slice(0, -1).toLowerCase());
}
const shortestStem = 4;
const asksToCorrect = (text: string): boolean =>
  /(?<!\p{L})(?:popraw(?:cie|ić|ic)?|zmie[ńn](?:cie|ić|ic)?|fix|correct|change|виправ(?:те|ити)?|поправ(?:те|ити)?)(?!\p{L})/iu.test(
    text,
  );

const quotedWords = /["“„«‘']([^"“”„«»]{2,300}?)["”“»’'](?!\p{L})/u;
const atTop =
  /(?<!\p{L})(?:at the (?:top|beginning|start)|(?:opening|greeting)|na (?:górze|gorze|początku|poczatku|początek)|na wstępie|зверху|на початку|на початок|вгорі)(?!\p{L})/iu;
const atEnd =
  /(?<!\p{L})(?:sign (?:it )?(?:off )?(?:with|as)|at the (?:end|bottom)|podpisz(?: to| mnie| się)?|na (?:końcu|koncu|dole)|підпиши\p{L}*|в кінці|наприкінці|внизу)(?!\p{L})/iu;
const mostWords = 25;

const signing =
  /(?<!\p{L})(?:sign(?: it| me)?|podpisz(?: to| mnie| się)?|podpisać|podpisac|підпиши|підпишіть|підписати)(?!\p{L})[^:"“”„«»]{0,40}?(?::|\sas|\swith|\sjako|\sяк)\s*["“„«]?([\p{L}][\p{L}\s.’'-]{1,60}?)["”“»]?[\s.!]*$/iu;

/** Signs the letter with a name; a signature that stands there and is the beginning of that name is completed. */
export function signed(text: string, letter: string): Edited | undefined {
  const name = wordsIn(text) > mostWords ? undefined : signing.exec(text.trim())?.[1]?.trim();
  if (name === undefined) return undefined;
  const [first = ""] = name.split(/\s+/u);
  const end = letter.trimEnd();
  if (end.endsWith(name)) return undefined;
  return { kind: "added", text: end.endsWith(` ${first}`) ? end.slice(0, -first.length) + name : `${letter}\n${name}` };
}

/** Adds a quoted greeting at the top of the letter, or a quoted signature below it. */
export function placed(text: string, letter: string): Edited | undefined {
  const words = quotedWords.exec(text)?.[1]?.trim();
  if (words === undefined || wordsIn(text) > mostWords || hasVerb.test(text)) return undefined;
  if (atEnd.test(text)) return { kind: "added", text: `${letter}\n${words}` };
  return atTop.test(text) ? { kind: "added", text: `${words}\n${letter}` } : undefined;
}
