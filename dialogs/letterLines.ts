import { wordsIn } from "./kit/text";
import { correction, placed, quotedReplacement, signed } from "./letterCorrections";
import { insteadOf, removedFor } from "./letterInstead";
import { denied, insertedSomewhere, insteadOfThat, isLine, replaced, sentenceReplaced } from "./letterReplacing";
import { linesOf, occurs, quoted, sentencesOf, withWords, type Edited } from "./letterText";
import { tokensOf, wordList } from "./letterTokens";

const word = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "iu");
const removes = word(
  "remove|delete|erase|take .{1,25}\\s(?:back )?out|take out|take away|drop|cut|usuń|usun|usunąć|usunac|wyrzuć|wyrzuc|wyrzucić|wyrzucic|wywal|wykreśl|wykresl|wykreślić|wykreslic|skasuj|wytnij|приберіть|прибери|прибрати|забери|заберіть|видали|видаліть|видалити|викинь|викиньте|викресли|викресліть|убери|зітри|витри|стерти|prybery|zabery|vydaly|vykyn|skasować|skasowac|wykasuj|wykasować|wywalić|wyciąć|zabrać",
);
const first = word("first|top|pierwsz\\p{L}*|перш\\p{L}*|persh\\p{L}*");
const last = word("last|bottom|ostatni\\p{L}*|останн\\p{L}*|последн\\p{L}*|ostann\\p{L}*");
const question = word("questions?|pytani\\p{L}*|питання|запитання");
const two = word("two|both|dwa|dwie|obie|два|дві|обидва");
const three = word("three|trzy|три");
const sentence = word("sentences?|zdani\\p{L}*|речення|rechenn\\p{L}*");
const part = word(
  "lines?|sentences?|part|bit|zdani\\p{L}*|linij\\p{L}*|lini\\p{L}*|wiersz\\p{L}*|fragment\\p{L}*|рядок|рядка|речення|частину|строчку|фрагмент|rechenn\\p{L}*|ri?[ay]+dok",
);
/** Names that a text may give to the letter or to a part of it by its subject: «to o płaceniu», «the bit about the fee», «про оплату». */
const about = word(
  "(?:to|tę część|te czesc|tego|fragment|the part|the bit|what i said|те|це|фрагмент)\\s(?:o|about|про)",
);
/** Words of a request that takes the latest addition out and names nothing else. */
const onlyPointing = new Set(
  `a ah oh no nie ні ну ale but please proszę prosze bud будь ласка that this it the to tego tamto те це це його line linijkę linijke sentence zdanie part bit рядок речення back out again z powrotem just now przed chwilą chwila teraz dopiero co щойно в у w z do in into from my letter message list listu liście liscie wiadomości wiadomosci zgłoszenia zgłoszeniu лист листа листі повідомлення повідомленні зі з don’t don't dont do not put write add include append replace nie wpisuj dopisuj dodawaj pisz не пиши дописуй додавай вписуй i was have wrote added typed omg not pls plz so also haha lol u can could you would wait hey maybe może moze czy możesz mozesz можеш ой ах napisałam napisałem dodałam dodałem dopisałam dopisałem napisala написала написав додала додав що która ktore które co sorry przepraszam вибач`.split(
    /\s+/u,
  ),
);
/** «Nie wpisuj tego», «don’t put that in the letter»: asks to leave out what was just added, without a verb of removing. */
const notIn = word(
  "(?:nie (?:wpisuj|dopisuj|dodawaj)|don.?t (?:put|write|add|include)|не (?:вписуй|дописуй|додавай)(?:те)?)\\s(?:tego|to|that|this|it|це|цього|того)",
);
const mostWords = 16;
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}’']+/gu) ?? [];

/** Text between apostrophes, which may itself have some: «remove 'it's in there twice'». */
const inApostrophes = /(?<!\p{L})'(.{2,200})'(?!\p{L})/u;
/**
 * Carries out a request to change the letter, where it is clear what it means: the first or the last sentence, the latest addition, or
 * words that occur in the letter.
 *
 * @param added the latest addition
 * @returns undefined if the text is no such request
 */
export function edited(text: string, letter: string, added: string | undefined): Edited | undefined {
  if (wordsIn(text) > mostWords && !quoted.test(text)) return undefined;
  const exact =
    quotedReplacement(text, letter) ??
    sentenceReplaced(text, letter) ??
    insteadOfThat(text, letter, added) ??
    insteadOf(text, letter) ??
    signed(text, letter) ??
    placed(text, letter) ??
    correction(text, letter) ??
    denied(text, letter) ??
    removedFor(text, letter) ??
    replaced(text, letter) ??
    onlyKept(text, letter) ??
    withoutUseless(text, letter) ??
    insertedSomewhere(text);
  return exact ?? removal(text, letter, added);
}

function removal(text: string, letter: string, added: string | undefined): Edited | undefined {
  const pointed = wordsOf(text).filter((it) => !onlyPointing.has(it));
  if (!removes.test(text)) return notIn.test(text) && pointed.length === 0 ? withoutAdded(letter, added) : undefined;
  const named = quoted.exec(text)?.[1] ?? inApostrophes.exec(text)?.[1];
  if (named !== undefined) {
    const isOfLines = tokensOf(text).some(({ word }) => isLine(word)) && letter.includes("\n");
    // «The "thanks a lot" part» is those words, «the sentence with "thanks"» all of the sentence.
    const isItself = /["“”„«»'’]\s*(?:part|bit|fragment|кусок|фрагмент)/iu.test(text);
    return withoutQuoted(letter, named, !isItself && part.test(text.replace(quoted, "")), isOfLines);
  }
  if (question.test(text) && last.test(text)) return withoutLastQuestion(letter);
  if (part.test(text) && first.test(text) !== last.test(text)) return withoutEnd(text, letter);
  if (pointed.every((it) => removes.test(it) || it === "take")) return withoutAdded(letter, added);
  const within = part.test(text) ? withinIt.exec(text)?.[1]?.trim() : undefined;
  if (within !== undefined && occurs(within, letter)) return withoutQuoted(letter, within, true);
  const of = pieceAbout(text, letter);
  if (of !== undefined) return { kind: "removed", text: of };
  if (about.test(text)) return "inForm";
  const object = /(?:remove|delete|usuń|usun|wykreśl|wykresl|wyrzuć|wyrzuc|прибери|видали)\s(.{2,80}?)[\s.!]*$/iu.exec(
    text,
  )?.[1];
  return object !== undefined && occurs(object, letter) ? withoutQuoted(letter, object, false) : undefined;
}

/** A subject by which a text names a sentence: «usuń zdanie o rozmowie, głupio brzmi», «приберіть про суботу». */
const subject =
  /(?<!\p{L})(?:o|about|про)\s(?:the |my |moj\p{L}+ |tym |мо\p{L}+ )?([^,.;!?]{3,60}?)(?:\s(?:bo|because|cause|since|as|бо|тому що|please|proszę|будь ласка)(?!\p{L}).*)?(?:[,.;!?]|$)/iu;
const shortestName = 4;
const longestEnding = 4;
const isSameWord = (one: string, other: string): boolean => {
  const stem = Math.max(shortestName, Math.min(one.length, other.length) - longestEnding + 1);
  return one.slice(0, stem) === other.slice(0, stem) && Math.abs(one.length - other.length) <= longestEnding;
};

/** The letter without the one sentence that is about what a text names; undefined if there is none, or more than one. */
function pieceAbout(text: string, letter: string): string | undefined {
  const named = tokensOf(subject.exec(text)?.[1] ?? "").filter(({ word }) => word.length >= shortestName);
  const pieces = sentencesOf(letter);
  const isNamed = (piece: string): boolean =>
    tokensOf(piece).some(({ word }) => word.length >= shortestName && named.some((it) => isSameWord(it.word, word)));
  const found = pieces.filter(isNamed);
  if (found.length !== 1 || pieces.length < 2) return undefined;
  return pieces
    .filter((it) => it !== found[0])
    .join("")
    .trim();
}

/** The words by which a text names a sentence: «remove the sentence with Thank you». */
const withinIt =
  /(?<!\p{L})(?:with|saying|says|that begins with|starting with|z|ze|ze słowem|ze słowami|zaczynające się od|зі|із|з|зі словами)\s([^,.;!?]{2,60})/iu;

/** The letter without its first or its last piece; a letter that has but one is left to the student. */
function withoutEnd(text: string, letter: string): Edited {
  const lines = letter.split(/(?<=\n)/u);
  const isOfSentences = sentence.test(text) && (first.test(text) || two.test(text) || three.test(text));
  const pieces = lines.length > 1 && !isOfSentences ? lines : sentencesOf(letter);
  const count = two.test(text) ? 2 : three.test(text) ? 3 : 1;
  if (pieces.length <= count) return "inForm";
  const rest = first.test(text) ? pieces.slice(count) : pieces.slice(0, -count);
  return { kind: "removed", text: rest.join("").trim() };
}

const keepsOnly = wordList("keep leave zostaw* zostawić залиш* лиш*");
const only = wordList("only just tylko jedynie тільки лише");

/** The letter's first or last piece alone: «keep only the last line». */
function onlyKept(text: string, letter: string): Edited | undefined {
  const words = tokensOf(text).map(({ word }) => word);
  const isAsked = words.some(keepsOnly) && words.some(only) && part.test(text) && first.test(text) !== last.test(text);
  if (!isAsked) return undefined;
  const lines = linesOf(letter);
  const pieces = lines.length > 1 && !sentence.test(text) ? lines : sentencesOf(letter);
  const kept = (first.test(text) ? pieces[0] : pieces.at(-1))?.trim();
  return kept === undefined || pieces.length < 2 ? "inForm" : { kind: "removed", text: kept };
}

const goesOut = wordList(
  `go gone out removed deleted disappear usunięcia usuniecia usunięte usuniete zniknąć zniknac wylecieć wyleciec niepotrzebn* zbędn* zbedn* прибрати видалити зникнути зайв* непотрібн*`,
);
const twice = wordList("twice double doubled times razy podwójnie podwojnie powtórz* podwoj* двічі рази повтор*");
const one = wordList("one jedno jeden jedną jedna один одну одне");

/** The letter without a quoted piece of which a text says that it should go, and without a word that stands there twice in a row. */
function withoutUseless(text: string, letter: string): Edited | undefined {
  const tokens = tokensOf(text);
  const words = tokens.map(({ word }) => word);
  const named = tokens.find(({ isQuoted }) => isQuoted);
  const behind = named ? tokens.slice(tokens.indexOf(named) + 1) : [];
  if (named && part.test(text.replace(quoted, "")) && behind.some(({ word }) => goesOut(word)))
    return withoutQuoted(letter, named.typed, true, words.some(isLine) && letter.includes("\n"));
  const isOfTwo = words.some(twice) || (removes.test(text) && words.some(one));
  const doubled = isOfTwo ? words.find((it) => it.length > 2 && occurs(`${it} ${it}`, letter)) : undefined;
  if (doubled === undefined) return undefined;
  return {
    kind: "removed",
    text: letter.replace(new RegExp(`(?<!\\p{L})(${doubled}) ${doubled}(?!\\p{L})`, "giu"), "$1"),
  };
}

/** The letter without its last question; a letter without one is left to the student. */
function withoutLastQuestion(letter: string): Edited {
  const sentences = sentencesOf(letter);
  const at = sentences.findLastIndex((it) => it.trim().endsWith("?"));
  if (at < 0 || sentences.length < 2) return "inForm";
  return { kind: "removed", text: sentences.toSpliced(at, 1).join("").trim() };
}

function withoutAdded(letter: string, added: string | undefined): Edited {
  if (added === undefined || !letter.endsWith(`\n${added}`)) return "inForm";
  return { kind: "removed", text: letter.slice(0, -added.length - 1) };
}

const hangs = /^[\s,]*(?:że|ze|żeby|aby|bo|czy|that|because|if|що|щоб|бо|чи)(?!\p{L})/iu;

/** The letter without the words named, or without the whole sentence or line that has them. */
function withoutQuoted(letter: string, named: string, isPart: boolean, isOfLines = false): Edited {
  if (!occurs(named, letter)) return "inForm";
  const sentences = isOfLines ? linesOf(letter) : sentencesOf(letter);
  // «„Boję się” usuń»: of «Boję się, że …» nothing is left that could stand alone.
  const isMain = sentences.some((it) => it.trim().startsWith(named) && hangs.test(it.trim().slice(named.length)));
  const rest =
    isPart || isMain
      ? sentences.filter((it) => !occurs(named, it)).join("")
      : withWords(letter, named, "")
          .replace(/[^\S\n]{2,}/gu, " ")
          .replace(/(?<!\s)[^\S\n]+(?=[.,!?])/gu, "")
          // «Thanks, Maddie» without «thanks» begins with the name.
          .replace(/(?<=^|[.!?…]\s?|\n)(?:\s{0,3}[,;])+[^\S\n]*/gu, (_, at: number) => (at === 0 ? "" : " "));
  // A line of which only its full stop is left goes, too.
  const left = linesOf(rest)
    .filter((it) => it.trim() === "" || /[\p{L}\p{N}]/u.test(it))
    .join("")
    .trim();
  return left === "" || left === letter.trim() ? "inForm" : { kind: "removed", text: left };
}
