import { occurs, sentencesOf, linesOf, withWords, type Edited } from "./letterText";
import { core, isPolite, tokensOf, wordList, type Token } from "./letterTokens";

/** Wishes to change something. «Zmieniłam telefon» reports a change, so the stems are no wish. */
const changes = wordList(
  `change replace correct fix swap zmień zmien zmieńcie zmienić zmienic zamień zamien zamieńcie zamienić zamienic popraw poprawcie poprawić poprawic podmień podmien podmienić zastąp zastąpić
  зміни змініть змінити заміни замініть замінити виправ виправте виправити поправ поправте поправити`,
);
const onto = wordList("to with by into for na przez на");
/** Words that may stand between a wording and the verb that changes it: «14 proszę poprawić na 13», «10 should be 12». */
const shouldBe = wordList(
  "should must needs need has have ought ma powinno powinna powinien trzeba należy nalezy lepiej треба слід має краще",
);
const being = wordList("be become read say być byc бути changed replaced corrected");
const isNot = wordList("nie not не нє");
const isBut = wordList("a and а й but");
/** Words that say that something was a slip. */
const ofSlip = wordList(
  `przepraszam sorry pomyłka pomylka pomyliłem pomyliłam pomylilem pomylilam mistake meant mean mój błąd chodziło chodzilo powinno była byla był byl było bylo miało mialo jest
  was were is should it's its помил* була був було мало є перепрош* вибач* мав мала`,
);
/** Words of a correction that name nothing themselves. */
const unnamed = wordList(
  `to the it this that was is were my i o w we na in on at from for it's its moja moje mój się sie о у в на це то цей ця o od do z ze zs з до від був була було була it’s chodziło chodzilo mi powinno być byc should be miało mialo miał miała`,
);

const isSaying = ({ isQuoted, word }: Token): boolean => isQuoted || !isPolite(word);
const typedFrom = (tokens: readonly Token[], text: string): string => {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last) return "";
  return tokens.length === 1 ? first.typed : text.slice(first.from, last.to);
};
const hasNumber = (it: string): boolean => /\d/u.test(it);

/** The last words of a wording that occur in the letter and have a number: of «linia 14», the 14. */
function numberIn(tokens: readonly Token[], text: string, letter: string): string | undefined {
  for (let at = 0; at < tokens.length; at++) {
    const words = typedFrom(tokens.slice(at), text);
    if (occurs(words, letter) && (at === 0 || hasNumber(words))) return words;
  }
  return undefined;
}

/**
 * Puts one wording for another where both are named around a verb: «change 10 to 12», «14 proszę poprawić na 13», «10 should be 12».
 *
 * @returns undefined if the text does not do that with words of the letter
 */
export function replaced(text: string, letter: string): Edited | undefined {
  const tokens = core(tokensOf(text));
  const verb = tokens.findIndex(({ word, isQuoted }) => !isQuoted && changes(word));
  const should = tokens.findIndex(({ word, isQuoted }, at) => !isQuoted && at > 0 && shouldBe(word));
  if (verb < 0) return should > 0 ? stated(tokens, should, text, letter) : undefined;
  // «Zmień … na …» names the old wording behind the verb, «… zmień na …» before it.
  const behind = tokens.slice(verb + 1);
  const isBehind = behind.findIndex(isSaying) !== behind.findIndex(({ word, isQuoted }) => !isQuoted && onto(word));
  const rest = isBehind ? behind : [...tokens.slice(0, verb).filter(isSaying), ...behind];
  const splits = rest.flatMap(({ word, isQuoted }, at) => (at > 0 && !isQuoted && onto(word) ? [at] : []));
  for (const at of splits) {
    const [old, anew] = [sent(core(rest.slice(0, at))), core(rest.slice(at + 1))];
    const found = numberIn(
      old.filter(({ word }) => isBehind || !shouldBe(word)),
      text,
      letter,
    );
    if (found !== undefined) return put(typedFrom(anew, text), found, letter, anew);
    // «Слово lipca» names the word.
    const named = old.length > 1 && namesWord(old[0]?.word ?? "") ? typedFrom(old.slice(1), text) : "";
    if (occurs(named, letter)) return put(typedFrom(anew, text), named, letter, anew);
  }
  return undefined;
}
const namesWord = wordList("word words słowo słowa wyraz слово слова");

const sends = wordList("wysyłaj wysylaj wyślij wyslij send надсилай надішли відправ");
/** A wording without a word of sending that slipped in before it: «zmień, wysyłaj, lipca na sierpnia». */
const sent = (tokens: readonly Token[]): readonly Token[] =>
  core(tokens.slice(tokens.findIndex(({ word, isQuoted }) => isQuoted || !sends(word))));

/** «10 should be 12»: a statement that is a correction only of a number or a quoted wording, because other ones are part of the letter. */
function stated(tokens: readonly Token[], at: number, text: string, letter: string): Edited | undefined {
  const old = core(tokens.slice(0, at));
  const anew = core(tokens.slice(at + 1));
  const said = anew.slice(anew.findIndex(({ word, isQuoted }) => isQuoted || !(being(word) || onto(word))));
  if (!anew.some(({ word }) => being(word)) || said.length === 0 || said.length > mostNew) return undefined;
  if (!old.some(({ isQuoted, typed }) => isQuoted || hasNumber(typed))) return undefined;
  const found = numberIn(old, text, letter);
  return found === undefined ? undefined : put(typedFrom(said, text), found, letter, said);
}
const mostNew = 6;
const mostWords = 15;

export function put(anew: string, old: string, letter: string, tokens: readonly Token[]): Edited {
  const isLong = tokens.length > mostWords && !tokens.some(({ isQuoted }) => isQuoted);
  // Where the wording goes on behind quotation marks or a comma, its end is for the student to say.
  const goesOn = tokens.some(
    ({ isQuoted, gap }, at) => (isQuoted && tokens.length > 1) || (at > 0 && gap.includes(",")),
  );
  if (anew === "" || isLong || goesOn) return "inForm";
  const changed = withWords(letter, old, anew);
  return changed === letter ? "inForm" : { kind: "changed", text: changed };
}

const mostOfACorrection = 12;
const mostDenied = 3;

/** Corrects a wording that a text denies behind the right one: «to była linia 13, nie 14», «sorry, it was Tuesday, not Monday». */
export function denied(text: string, letter: string): Edited | undefined {
  const all = core(tokensOf(text));
  const tokens = all.slice(0, all.findLastIndex(({ word, isQuoted }) => isQuoted || !ofSlip(word)) + 1);
  const at = tokens.findLastIndex(({ word, isQuoted }) => !isQuoted && isNot(word));
  const old = tokens.slice(at + 1);
  if (at < 1 || old.length === 0 || old.length > mostDenied || tokens.length > mostOfACorrection) return undefined;
  const wrong = typedFrom(old, text);
  if (!occurs(wrong, letter)) return undefined;
  const before = tokens.slice(0, at);
  const said = before.at(-1) && isBut(before.at(-1)?.word ?? "") ? before.slice(0, -1) : before;
  const anew = said.slice(-old.length);
  const others = said.slice(0, -old.length);
  const right = typedFrom(anew, text);
  const isSlip = (hasNumber(wrong) && hasNumber(right)) || tokensOf(text).some(({ word }) => ofSlip(word));
  const isKnown = ({ word }: Token): boolean =>
    isPolite(word) || unnamed(word) || ofSlip(word) || isInLetter(word, letter);
  if (!isSlip || anew.length === 0 || anew.some(({ word }) => unnamed(word)) || !others.every(isKnown))
    return undefined;
  return { kind: "changed", text: withWords(letter, wrong, right, true) };
}

/** Whether a word occurs in the letter in any form of it. */
const isInLetter = (word: string, letter: string): boolean => {
  const stem = word.slice(0, Math.max(3, word.length - 2));
  return tokensOf(letter).some((it) => it.word.startsWith(stem));
};

const isLast = wordList("last ostatni* останн* последн*");
const isFirst = wordList("first pierwsz* перш*");
export const isSentence = wordList("sentence sentences zdani* речення");
export const isLine = wordList("line lines linijk* linię linie wiersz* рядок рядка строчк*");

/** Puts another wording for the first or the last sentence: «zamień ostatnie zdanie na: …». The wording is quoted or follows a colon. */
export function sentenceReplaced(text: string, letter: string): Edited | undefined {
  const tokens = core(tokensOf(text));
  const verb = tokens.findIndex(({ word, isQuoted }) => !isQuoted && changes(word));
  const place = tokens.findIndex(({ word }) => isLast(word) || isFirst(word));
  const what = tokens[place + 1]?.word ?? "";
  if (verb < 0 || place < verb || !(isSentence(what) || isLine(what))) return undefined;
  const rest = tokens.slice(place + 2);
  if (!rest.some(({ word, isQuoted }) => !isQuoted && onto(word))) return undefined;
  const colon = text.indexOf(":", rest[0]?.from ?? 0);
  const words = rest.find(({ isQuoted }) => isQuoted)?.typed ?? (colon < 0 ? "" : text.slice(colon + 1).trim());
  if (words === "") return "inForm";
  const lines = linesOf(letter);
  const pieces = isLine(what) && lines.length > 1 ? lines : sentencesOf(letter);
  const isEnd = isLast(tokens[place]?.word ?? "");
  const old = (isEnd ? pieces.at(-1) : pieces[0]) ?? "";
  const isEnded = /[.!?…]$/u.test(words) || !/[.!?…]$/u.test(old.trim());
  const anew = `${words}${isEnded ? "" : "."}${/\s$/u.exec(old)?.[0] ?? ""}`;
  const all = isEnd ? [...pieces.slice(0, -1), anew] : [anew, ...pieces.slice(1)];
  return { kind: "changed", text: all.join("").trim() };
}

const makes = wordList("make let put insert zrób* zrob* niech wstaw* daj* зроби* постав* встав* хай нехай");
const mostOfAnInsertion = 14;

/** Quoted words without their place: «make it "candidate in the doctoral school"». Only the student knows where they belong. */
export const insertedSomewhere = (text: string): Edited | undefined => {
  const tokens = core(tokensOf(text));
  const isAsked = makes(tokens[0]?.word ?? "") && tokens.some(({ isQuoted }) => isQuoted);
  return isAsked && tokens.length <= mostOfAnInsertion ? "inForm" : undefined;
};

const instead = wordList("zamiast instead замість");
const ofThat = wordList("tego tamtego of that this it цього того");
const writes = wordList("write say put napisz* napisać wpisz* напиш* впиш*");
const thatIs = wordList("that że ze iż що");

/**
 * Puts other words for the latest addition, or for a letter of one line: «a zamiast tego napisz, że…».
 *
 * @returns undefined if the text does not ask for that
 */
export function insteadOfThat(text: string, letter: string, added: string | undefined): Edited | undefined {
  const tokens = core(tokensOf(text));
  const [first, second] = tokens;
  if (!first || !instead(first.word)) return undefined;
  const isThat = second !== undefined && ofThat(second.word);
  const verb = tokens.findIndex(({ word, isQuoted }) => !isQuoted && writes(word));
  if (verb < 0 || !tokens.slice(1, verb).every(({ word }) => ofThat(word) || isPolite(word))) return undefined;
  if (!isThat && first.word !== "instead") return undefined;
  const behind = tokens.slice(verb + 1);
  const said = behind.slice(behind[0] && thatIs(behind[0].word) ? 1 : 0);
  const [one] = said;
  if (!one) return "inForm";
  const words = said.length === 1 ? one.typed : text.slice(one.from).trim();
  const anew = words.replace(/^\p{Ll}/u, (it) => it.toUpperCase());
  if (added !== undefined && letter.endsWith(`\n${added}`))
    return { kind: "changed", text: `${letter.slice(0, -added.length)}${anew}` };
  return letter.includes("\n") ? "inForm" : { kind: "changed", text: anew };
}
