/** Nobody describes a need in more; the rest of a pasted text only costs time. */
const longest = 2_000;

/** Cyrillic to Latin by sound, Ukrainian first, with the Russian letters students also type. */
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

/** Latin letters that the three languages use for one sound, brought together: «mova», «mowa»; «studenckyi», «studencki». */
const latin: Readonly<Record<string, string>> = { w: "v", y: "i", j: "i", ł: "l", ß: "s", ı: "i" };

const invisible = /[\p{Cf}\p{Cc}]/gu;
/** The second from a word's beginning on, so that a long word is looked through once. */
const address = /\b(?:https?:\/\/|www\.)\S+|(?<!\S)\S+@\S+\.\S+/gu;
const apostrophe = /['’ʼ`´]/gu;
const pictures = /\p{Extended_Pictographic}/gu;
const boundary = /[,.;:?!…()]/gu;

/** Lower-cased, compatible forms made equal, invisible characters gone; still in its own script. */
export function clean(text: string): string {
  return text
    .slice(0, longest)
    .normalize("NFKC")
    .replace(/[\n\r\t]/g, "\n")
    .replace(invisible, (it) => (it === "\n" ? "\n" : ""))
    .toLowerCase();
}

/** Cleaned text brought to bare Latin letters and digits, words parted by single spaces, doubled letters made one; lines stay. */
function bare(cleaned: string): string {
  return (
    cleaned
      .replace(apostrophe, "")
      .replace(/[\u0400-\u04ff]/g, (it) => cyrillic[it] ?? it)
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[wyjłßı]/g, (it) => latin[it] ?? it)
      .replace(/[^\p{L}\p{N}\n]+/gu, " ")
      // Not at a word's beginning, where «ввійти» would become «вийти».
      .replace(/(?<=\p{L})(\p{L})\1+/gu, "$1")
  );
}

/** The latest texts and their parts: one message is folded by everybody who looks at it. */
const latest = new Map<string, readonly string[]>();
const mostKept = 16;

/** The text's parts between punctuation marks, each folded; at least one unless there is nothing to read. */
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

/** The spelling-independent form of a text. Two texts a student would call the same fold to the same string. */
export const fold = (text: string): string => foldParts(text).join(" ");

/** Emoji speak only when nothing else does: «👍» is an answer, «gdzie kod 👍» is not two. A row of one emoji is one. */
function pictureWords(cleaned: string): string[] {
  const all = new Set(cleaned.match(pictures) ?? []);
  return all.size > 0 && all.size <= 3 ? [[...all].join(" ")] : [];
}
