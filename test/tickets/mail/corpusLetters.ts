import { readFileSync } from "node:fs";
import { join } from "node:path";

const dir = join(__dirname, "corpus");

/** One of the results that are allowed for a letter. */
export interface Allowed {
  readonly outcomes: readonly string[];
  /** The words that the student reads; undefined where nothing reaches them. */
  readonly words: string | undefined;
  /** The pieces that the student must read, in this order and with nothing of the old letter, unless staff are asked. */
  readonly pieces: readonly string[] | undefined;
  /** Whether staff are told that the letter did not reach the student. */
  readonly isTold: boolean;
}

/** A letter of the corpus and its expected results. */
export interface CorpusLetter {
  readonly file: string;
  readonly program: string;
  readonly kind: string;
  readonly allowed: readonly Allowed[];
  /** `name|type|bytes` of each attachment that the student is told about; undefined where any are allowed. */
  readonly attachments: readonly string[] | undefined;
}

/**
 * The table of letters. Its columns: file, program, language, kind of difficulty, what is expected, attachments.
 *
 * «⏎» is a line break. The expectation is `outcome: words`; alternatives stand apart by « | », bare outcomes by «|».
 * `A + «B» or staff are told …` is a letter answered within the one it answers: what arrives holds A and B and nothing of
 * the old letter, or staff are asked. Attachments: «-» nothing is told, «*» is left open.
 */
export const corpus: readonly CorpusLetter[] = readFileSync(join(dir, "corpus.tsv"), "utf8")
  .trimEnd()
  .split("\n")
  .slice(1)
  .map((row) => {
    const [file = "", program = "", , kind = "", expected = "", attachments = ""] = row.split("\t");
    return {
      file,
      program,
      kind,
      allowed: expected.split(" | ").map(allowed),
      attachments: attachments === "*" ? undefined : attachments === "-" ? [] : attachments.split(" + "),
    };
  });

export const sourceOf = (file: string): Buffer => readFileSync(join(dir, file));

function allowed(written: string): Allowed {
  const [, outcomes = "", said = ""] = /^([a-z|]+):\s?(.*)$/su.exec(written.trim()) ?? [];
  const words = said.replaceAll("⏎", "\n");
  const [inPieces, orTold] = words.split(" or staff are told");
  const isRelayed = outcomes === "relayed";
  return {
    outcomes: outcomes.split("|"),
    words: isRelayed && orTold === undefined ? words : undefined,
    isTold: !isRelayed && said.includes("staff are told"),
    pieces:
      isRelayed && orTold !== undefined ? inPieces?.split(" + ").map((it) => it.replace(/^«|»$/g, "")) : undefined,
  };
}

/** A text in the form in which texts are compared: spaces, the distance between paragraphs, and the sign of a list item do not count. */
export const comparable = (text: string): string =>
  text
    .replace(/[ \t\u00a0]+/g, " ")
    .replace(/ *\n */g, "\n")
    .replace(/\n+/g, "\n")
    .replace(/^[•*·–-] /gm, "")
    .trim();
