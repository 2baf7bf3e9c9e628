/** Nobody describes a need in more; the rest of a pasted text only costs time. */
const longest = 2_000;

/** Cyrillic to Latin by sound, Ukrainian first, with the Russian letters students also type. */
const cyrillic: Readonly<Record<string, string>> = {
  ...{ а: "a", б: "b", в: "v", г: "h", ґ: "h", д: "d", е: "e", є: "ie", ж: "zh", з: "z", и: "i", і: "i", ї: "i" },
  ...{ й: "i", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "h" },
  ...{ ц: "ts", ч: "ch", ш: "sh", щ: "shch", ь: "", ю: "iu", я: "ia", ё: "io", ъ: "", ы: "i", э: "e" },
};

/** Latin letters that the three languages use for one sound, brought together: «mova», «mowa»; «studenckyi», «studencki». */
const latin: Readonly<Record<string, string>> = { w: "v", y: "i", j: "i", ł: "l", ß: "s", ı: "i" };

const invisible = /[\p{Cf}\p{Cc}]/gu;
/** The second from a word's beginning on, so that a long word is looked through once. */
const address = /\b(?:https?:\/\/|www\.)\S+|(?<!\S)\S+@\S+\.\S+/gu;
const apostrophe = /['’ʼ`´]/gu;
const pictures = /\p{Extended_Pictographic}/gu;
const boundary = /[,.;:?!\n…()]+/u;

/** Lower-cased, compatible forms made equal, invisible characters gone; still in its own script. */
export function clean(text: string): string {
  return text
    .slice(0, longest)
    .normalize("NFKC")
    .replace(/[\n\r\t]/g, "\n")
    .replace(invisible, (it) => (it === "\n" ? "\n" : ""))
    .toLowerCase();
}

/** Cleaned text brought to bare Latin letters and digits, words parted by single spaces, doubled letters made one. */
function bare(cleaned: string): string {
  return (
    cleaned
      .replace(apostrophe, "")
      .replace(/[\u0400-\u04ff]/g, (it) => cyrillic[it] ?? it)
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[wyjłßı]/g, (it) => latin[it] ?? it)
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      // Not at a word's beginning, where «ввійти» would become «вийти».
      .replace(/(?<=\p{L})(\p{L})\1+/gu, "$1")
      .trim()
  );
}

/** The latest texts and their forms: one message is folded by everybody who looks at it. */
const latest = new Map<string, string>();
const mostKept = 16;

/** The spelling-independent form of a text. Two texts a student would call the same fold to the same string. */
export function fold(text: string): string {
  const known = latest.get(text);
  if (known !== undefined) return known;
  const cleaned = clean(text).replace(address, " ");
  const folded = bare(cleaned) || pictureWords(cleaned);
  if (latest.size >= mostKept) latest.clear();
  latest.set(text, folded);
  return folded;
}

/** The text's parts between punctuation marks, each folded; at least one unless there is nothing to read. */
export function foldParts(text: string): string[] {
  const cleaned = clean(text).replace(address, " ");
  const parts = cleaned.split(boundary).map(bare).filter(Boolean);
  if (parts.length > 0) return parts;
  const seen = pictureWords(cleaned);
  return seen ? [seen] : [];
}

/** Emoji speak only when nothing else does: «👍» is an answer, «gdzie kod 👍» is not two. A row of one emoji is one. */
function pictureWords(cleaned: string): string {
  const all = new Set(cleaned.match(pictures) ?? []);
  return all.size <= 3 ? [...all].join(" ") : "";
}
