import iconv from "iconv-lite";

/**
 * The charsets that are tried after the declared one. If several score equally, the first wins. windows-1252 comes before
 * windows-1250, because Polish letters lower its score, while purely French letters do not.
 */
const usual = ["utf-8", "windows-1252", "windows-1250", "iso-8859-2", "windows-1251", "koi8-u"];

/** Encodings in which plain ASCII bytes may mean something else. */
const stateful = /^(utf-?7|unicode-1-1-utf-7|utf-?(16|32)|ucs-?[24]|iso-2022|hz)/i;

/** Whether decoding takes far longer than in other charsets. The decoder accepts such a name with any punctuation in it. */
export const isSlow = (claimed: string | undefined): boolean =>
  (claimed ?? "")
    .toLowerCase()
    .replace(/[^0-9a-z]/g, "")
    .includes("utf7");

/** This many bytes are enough to see whether a text is garbled. */
const sample = 64 * 1024;

/** Everything that separates words, including typographic punctuation, arrows and emoji. */
const separators =
  /[\s!-/:-@[-`{-~„”“–—−…‘’«»•·°§€№©®™→←↑↓✓✔☺\u00a0\u00ad\u200b-\u200d\u2060\ufe0f\ufeff]|\p{Extended_Pictographic}/u;
const latin = /^[\dA-Za-ząćęłńóśźżĄĆĘŁŃÓŚŹŻäöüßÄÖÜ]+$/;
const cyrillic = /^[\dа-щьюяіїєґА-ЩЬЮЯІЇЄҐ]+$/;
/** Letters of foreign names, which are evidence neither for nor against a charset. */
const foreign = /^[A-Za-zéèëáâçíîïôúýčďěňřšťůžÉÁČŘŠŽыэёъ\dа-щьюяіїєґ]+$/i;
/** A non-ASCII capital among small letters, which no word in our languages has. */
const misplacedCapital = /\p{Ll}(?![A-Z])\p{Lu}|^(?![a-z])\p{Ll}\p{Lu}/u;

/**
 * Decodes a part in its declared charset, unless that leaves the text garbled: programs and gateways label UTF-8 as Latin,
 * windows-1250 as ISO-8859-2, or declare nothing at all. Statistical detectors such as chardet are not used because they
 * do not tell windows-1250 from ISO-8859-2 in a text of one sentence.
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

/** Maps a declared charset to a name that iconv-lite knows; undefined when there is none. */
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

/**
 * How many letters are in non-ASCII words that look like words of our languages. Other non-ASCII words lower the score three
 * times as much.
 */
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

/** Repairs UTF-8 that was read as Latin and encoded a second time, judged by the text's beginning. */
function undoubled(text: string): string {
  if (!/[ÃÅÄÐÑâĂĹ]/.test(text)) return text;
  const beginning = text.slice(0, sample);
  const charset = ["windows-1252", "windows-1250", "latin1"].find((it) => {
    const again = singled(beginning, it);
    return again !== undefined && scoreOf(again) > scoreOf(beginning);
  });
  return (charset === undefined ? undefined : singled(text, charset)) ?? text;
}

/**
 * The text with that second encoding undone; undefined when it was not encoded twice. A character cut off at the end does not
 * count.
 */
function singled(text: string, charset: string): string | undefined {
  const bytes = iconv.encode(text, charset);
  if (iconv.decode(bytes, charset) !== text) return undefined;
  const again = iconv.decode(bytes, "utf-8");
  return (text.length < sample ? again : again.replace(/\ufffd{1,3}$/, "")).includes("\ufffd") ? undefined : again;
}

function isAscii(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte > 0x7f) return false;
  return true;
}

/** The beginning of a text, cut at the boundary of a UTF-8 character. */
function withoutHalfCharacter(bytes: Buffer): Buffer {
  if (bytes.length <= sample) return bytes;
  let end = sample;
  while (end > sample - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}
