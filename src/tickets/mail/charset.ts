import iconv from "iconv-lite";

/** What letters of the house are written in; the one that is claimed is tried first. */
const usual = ["utf-8", "windows-1250", "iso-8859-2", "windows-1251", "koi8-u", "windows-1252"];

/** Encodings in which plain ASCII bytes may mean something else. */
const stateful = /^(utf-?7|unicode-1-1-utf-7|utf-?(16|32)|ucs-?[24]|iso-2022|hz)/i;

/** A whole letter need not be looked at to see that it is garbled; in bytes. */
const sample = 64 * 1024;

/** What separates words, with the signs that typographers and programs put between and around them. */
const separators =
  /[\s!-/:-@[-`{-~„”“–—−…‘’«»•·°§€№©®™→←↑↓✓✔☺\u00a0\u00ad\u200b-\u200d\u2060\ufe0f\ufeff]|\p{Extended_Pictographic}/u;
const latin = /^[\dA-Za-ząćęłńóśźżĄĆĘŁŃÓŚŹŻäöüßÄÖÜ]+$/;
const cyrillic = /^[\dа-щьюяіїєґА-ЩЬЮЯІЇЄҐ]+$/;
/** Letters of foreign names: no proof for a charset, and none against it. */
const foreign = /^[A-Za-zéèëáâçíîïôúýčďěňřšťůžÉÁČŘŠŽыэёъ\dа-щьюяіїєґ]+$/i;
/** No word of ours is written so: a special capital amid small letters. */
const misplacedCapital = /\p{Ll}(?![A-Z])\p{Lu}|^(?![a-z])\p{Ll}\p{Lu}/u;

/**
 * The text of a part, in the charset it claims unless that leaves it garbled: programs and gateways label UTF-8 as Latin,
 * windows-1250 as ISO-8859-2, and much as nothing at all.
 */
export function decoded(bytes: Buffer, claimed?: string): string {
  const known = claimed === undefined ? undefined : knownAs(claimed);
  if (known !== undefined && stateful.test(known)) return iconv.decode(bytes, known);
  if (bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xfe]))) return iconv.decode(bytes, "utf-16le");
  const beginning = withoutHalfCharacter(bytes);
  if (isAscii(beginning)) return iconv.decode(bytes, known ?? "utf-8");
  const charsets = [...new Set([...(known === undefined ? [] : [known]), ...usual])];
  const scores = charsets.map((charset) => scoreOf(iconv.decode(beginning, charset)));
  const charset = charsets[scores.indexOf(Math.max(...scores))] ?? "utf-8";
  return undoubled(iconv.decode(bytes, charset));
}

/** Names that programs give to charsets, as iconv-lite knows them; undefined when it knows none. */
function knownAs(claimed: string): string | undefined {
  const name = claimed
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, "");
  const plain = name.replace(/^x-/, "");
  const windows = /^(?:windows|win|cp|ms|ansi)?[-_ ]?(125\d)$/.exec(plain)?.[1];
  const candidates = [windows === undefined ? name : `windows-${windows}`, plain, plain.replace(/[-_ ]/g, "")];
  return candidates.find((it) => it !== "" && iconv.encodingExists(it));
}

/** How many letters stand in words beyond ASCII that look like words of our languages; others weigh against it, thrice. */
function scoreOf(text: string): number {
  let score = 0;
  for (const word of text.split(separators)) {
    if (isPlain(word)) continue;
    const isOurs = (latin.test(word) || cyrillic.test(word)) && !misplacedCapital.test(word);
    if (isOurs) score += word.length === 1 ? 0 : word.length;
    else if (!foreign.test(word) || misplacedCapital.test(word)) score -= 3 * word.length;
  }
  return score;
}

const isPlain = (word: string): boolean => /^[ -~]*$/.test(word);

/** UTF-8 that was taken for Latin and encoded again. */
function undoubled(text: string): string {
  if (!/[ÃÅÄÐÑâĂĹ]/.test(text)) return text;
  for (const charset of ["windows-1252", "windows-1250", "latin1"]) {
    const bytes = iconv.encode(text, charset);
    const again = iconv.decode(bytes, "utf-8");
    const isLossless = iconv.decode(bytes, charset) === text;
    if (isLossless && !again.includes("\ufffd") && scoreOf(again) > scoreOf(text)) return again;
  }
  return text;
}

function isAscii(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte > 0x7f) return false;
  return true;
}

/** The beginning of a text, cut where a character ends in UTF-8 too. */
function withoutHalfCharacter(bytes: Buffer): Buffer {
  if (bytes.length <= sample) return bytes;
  let end = sample;
  while (end > sample - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}
