import { go, type Next, type Typed } from "./kit/dialog";
import { t, wordsIn } from "./kit/text";
import type { Escalation } from "./letterMoves";

const word = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "iu");
const removes = word(
  "remove|delete|take out|take away|drop|usuń|usun|wyrzuć|wyrzuc|wyrzucić|wywal|wykreśl|wykresl|skasuj|wytnij|приберіть|прибери|забери|заберіть|видали|видаліть|викинь|викиньте|викресли|убери",
);
const first = word("first|top|pierwsz\\p{L}*|перш\\p{L}*");
const last = word("last|bottom|ostatni\\p{L}*|останн\\p{L}*|последн\\p{L}*");
const part = word(
  "lines?|sentences?|part|bit|zdani\\p{L}*|linij\\p{L}*|lini\\p{L}*|wiersz\\p{L}*|fragment|рядок|рядка|речення|частину|строчку",
);
const mostWords = 16;

type Handler = (typed: Typed<Escalation>) => Next | undefined;

/**
 * If a text asks for it, takes the first or the last line out of the letter, whatever else the text may mean; other texts go to
 * `handle`.
 */
export const orTakesLineOut =
  (handle: Handler): Handler =>
  (typed) =>
    lineTakenOut(typed.text, typed.data.text) ?? handle(typed);

function lineTakenOut(text: string, letter: string | undefined): Next | undefined {
  if (letter === undefined || wordsIn(text) > mostWords || !removes.test(text) || !part.test(text)) return undefined;
  const isFirst = first.test(text);
  if (isFirst === last.test(text)) return undefined;
  const pieces = piecesOf(letter);
  if (pieces.length < 2) return undefined;
  const rest = (isFirst ? pieces.slice(1) : pieces.slice(0, -1)).join("").trim();
  return go("review", { text: rest, earlier: letter }, { say: [{ text: t("escalate.removed") }] });
}

/** The lines of a letter; if it has only one line, its sentences. */
function piecesOf(letter: string): readonly string[] {
  const lines = letter.split(/(?<=\n)/u);
  return lines.length > 1 ? lines : letter.split(/(?<=[.!?…]\s)/u);
}
