import { attributionAt, isOldLetterFrom, isFilled, isQuoted, nextWhere } from "./quotes";

/** Far more than anybody newly writes; what follows is some old letter, and every line of it would be looked at. */
const longest = 100_000;

/** RFC 3676's, and as mail systems leave it that cut spaces off. */
const signature = /^-- ?$/;

/** What programs add on their own, in a line of its own. */
const advertised =
  /^\s*(wysłan[eo] (z|ze|przy pomocy|za pomocą)\s.{1,80}|sent (from|with|via)\s.{1,80}|get outlook for\s.{1,80}|(pobierz|uzyskaj|pobierz aplikację|uzyskaj aplikację) (program )?outlook .{1,80}|(надіслано|відправлено) (з|із|за допомогою)\s.{1,80}|(отримайте|отримати|завантажте) outlook .{1,80}|(bez wirusów|virus-free|не містить вірусів)\.?.{0,60})$/iu;
const placeholder = /\[(cid:[^\]\s]+|image:[^\]]*|obraz:[^\]]*|logo[^\]]*)\]/giu;

/**
 * What somebody newly wrote in an answer: without the letter they answer, whichever way their program repeats it, and
 * without signatures and what programs add. Answers between quoted lines are kept, the quotes are not.
 *
 * @param own sentences only our letters hold; where one stands unquoted, our letter begins
 */
export function newWords(text: string, own: readonly string[] = []): string {
  const lines = tidied(text).split("\n");
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (isQuoted(line)) {
      // What stood around a quote does not belong together.
      kept.push("");
      continue;
    }
    if (isOldLetterFrom(lines, at) || own.some((it) => it !== "" && line.includes(it))) break;
    const introducing = attributionAt(lines, at);
    if (introducing > 0) {
      const next = nextWhere(lines, at + introducing, isFilled);
      // Unmarked, the old letter goes on to the end; marked, an answer may stand below or between.
      if (next === undefined || !isQuoted(lines[next] ?? "")) break;
      at += introducing - 1;
      continue;
    }
    if (signature.test(line)) {
      const after = nextWhere(lines, at + 1, (it, n) => isQuoted(it) || attributionAt(lines, n) > 0);
      if (after === undefined) break;
      at = after - 1;
      continue;
    }
    if (!advertised.test(line)) kept.push(line.replace(placeholder, "").trimEnd());
  }
  return kept
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const tidied = (text: string): string =>
  text
    .slice(0, longest)
    .replace(/\r\n?/g, "\n")
    .replace(/[\u00a0\u2007\u202f]/g, " ")
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, "");
