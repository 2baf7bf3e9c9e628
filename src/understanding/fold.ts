/** The most characters read of a text. Nobody needs more to describe a need; the rest of a pasted text only costs time. */
const longest = 2_000;

/** A phonetic transliteration of Cyrillic into Latin: Ukrainian first, with the Russian letters students also type. */
const cyrillic: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "h",
  ґ: "h",
  д: "d",
  е: "e",
  є: "ie",
  ж: "zh",
  з: "z",
  и: "i",
  і: "i",
  ї: "i",
  й: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "h",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ь: "",
  ю: "iu",
  я: "ia",
  ё: "io",
  ъ: "",
  ы: "i",
  э: "e",
};

/** Unifies Latin letters that the three languages use for the same sound: «mova» and «mowa», «studenckyi» and «studencki». */
const latin: Readonly<Record<string, string>> = { w: "v", y: "i", j: "i", ł: "l", ß: "s", ı: "i" };

const invisible = /[\p{Cf}\p{Cc}]/gu;
/** Matches URLs and e-mail addresses. An address has to start at the beginning of a word, so that a long word is scanned only once. */
const address = /\b(?:https?:\/\/|www\.)\S+|(?<!\S)\S[^\s@]*@\S[^\s.]*\.\S+/gu;
const apostrophe = /['’ʼ`´]/gu;
const pictures = /\p{Extended_Pictographic}/gu;
const boundary = /[,.;:?!…()]/gu;

/** Normalises a text without transliterating it: lower case, compatibility forms unified, invisible characters removed. */
export function clean(text: string): string {
  return text
    .slice(0, longest)
    .normalize("NFKC")
    .replace(/[\n\r\t]/g, "\n")
    .replace(invisible, (it) => (it === "\n" ? "\n" : ""))
    .toLowerCase();
}

/**
 * Reduces cleaned text to plain Latin letters and digits, with single spaces between words and doubled letters collapsed. Line breaks stay.
 */
function bare(cleaned: string): string {
  return (
    cleaned
      .replace(apostrophe, "")
      .replace(/[\u0400-\u04ff]/g, (it) => cyrillic[it] ?? it)
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[wyjłßı]/g, (it) => latin[it] ?? it)
      .replace(/[^\p{L}\p{N}\n]+/gu, " ")
      // Doubled letters at the beginning of a word stay: «ввійти» would become «вийти».
      .replace(/(?<=\p{L})(\p{L})\1+/gu, "$1")
  );
}

/** Caches the parts of the latest texts, because several readers fold the same message. */
const latest = new Map<string, readonly string[]>();
const mostKept = 16;

/** Splits a text at punctuation and folds each part. There is at least one part unless the text has nothing to read. */
export function foldParts(text: string): readonly string[] {
  const known = latest.get(text);
  if (known) return known;
  const cleaned = clean(text).replace(address, " ");
  const read = bare(cleaned.replace(boundary, "\n")).split("\n");
  const folded = read.map((it) => it.trim()).filter(Boolean);
  const parts = folded.length > 0 ? folded : pictureWords(cleaned);
  if (latest.size >= mostKept) latest.clear();
  latest.set(text, parts);
  return parts;
}

/** The canonical form of a text, independent of spelling. Two texts a student would call the same fold to the same string. */
export const fold = (text: string): string => foldParts(text).join(" ");

/**
 * The emoji of a text that has nothing else: «👍» is an answer, but in «gdzie kod 👍» the emoji is not a second one. Repeated emoji count
 * once.
 */
function pictureWords(cleaned: string): string[] {
  const all = new Set(cleaned.match(pictures) ?? []);
  return all.size > 0 && all.size <= 3 ? [[...all].join(" ")] : [];
}
