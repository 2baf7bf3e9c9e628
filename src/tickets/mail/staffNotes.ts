import { beginsNote } from "../notes";
import type { Line } from "./page";

export interface WithoutNotes {
  readonly lines: readonly Line[];
  /** The notes, as they were written. */
  readonly notes: readonly Line[];
  /** Whether the end of a note cannot be determined: then nothing may be passed on. */
  readonly isUnclear: boolean;
}

type End = "ends" | "goes on" | "unclear";

/**
 * The lines without the notes that staff meant for each other. A note is the paragraph that begins with `//`, as far as it is
 * visibly one. Programs add a gap between paragraphs that look like lines to their authors, so in that case the words decide.
 */
export function withoutStaffNotes(lines: readonly Line[]): WithoutNotes {
  const kept: Line[] = [];
  // A name below an empty line signs the text above it; a sentence there begins something new.
  const lastBlank = lines.findLastIndex(
    ({ gap, text }) => gap === "blank" && (isGreeting(text) || text.trim().split(/\s+/).length > mostSigning),
  );
  const hasLinesTogether = lines.some(({ gap }, at) => at > 0 && gap === "none");
  const notes: Line[] = [];
  let note: Line[] = [];
  let isUnclear = false;
  let wentOn = false;
  let isApart = false;
  for (const [at, line] of lines.entries()) {
    if (beginsNote(line.text)) {
      note = [line];
      notes.push(line);
      continue;
    }
    if (note.length > 0) {
      // After «Dzień dobry,» a sentence begins with a small letter. If no lines are adjacent, a program may have put empty lines
      // between all of them.
      const isGreeted = hasLinesTogether && kept.at(-1)?.text.trimEnd().endsWith(",") === true;
      const end = line.gap === "none" ? "goes on" : endOf(note, line, isGreeted, at < lastBlank);
      if (end === "unclear") isUnclear = true;
      if (end === "goes on") {
        wentOn ||= line.gap !== "none";
        note.push(line);
        notes.push(line);
        continue;
      }
      note = [];
      isApart = true;
    }
    kept.push(isApart ? { ...line, gap: "blank" } : line);
    isApart = false;
  }
  // If the uncertain part included everything, staff are asked, because it may contain an answer.
  return { lines: kept, notes, isUnclear: isUnclear || (wentOn && kept.length === 0) };
}

function endOf(note: readonly Line[], next: Line, isGreeted: boolean, hasBlanksBelow: boolean): End {
  const last = note.at(-1)?.text.trim() ?? "";
  const isFinished = /[.!?…)\]"”»]$|\p{Extended_Pictographic}\ufe0f?$/u.test(last);
  const goesOn = isContinuation(next.text);
  if (isGreeting(next.text)) return "ends";
  if (next.gap === "blank" && isGreeted && !/[,;:–—-]$/.test(last)) return "ends";
  if (next.gap === "blank") return (goesOn && !isFinished) || isAddressed(note) ? "unclear" : "ends";
  if (goesOn) return isFinished ? "unclear" : "goes on";
  if (isAddressed(note) || /[,;:–—-]$/.test(last)) return "unclear";
  // For a person who leaves empty lines between paragraphs, a narrower gap is not the end of one.
  return hasBlanksBelow ? "unclear" : "ends";
}

/** In words. */
const mostSigning = 5;

/** Whether a text begins with a small letter, apart from names such as mLegitymacja. */
const isContinuation = (text: string): boolean =>
  /^[^\p{L}\p{N}]*\p{Ll}/u.test(text) &&
  !/^[^\p{L}]*(?:m(?:legitymacj|obywatel)|e-?(?:mail|legitym)|i(?:phone|pad|os)\b)/iu.test(text);

/** Whether the note so far only addresses somebody: «// Piotrze,». */
const isAddressed = (note: readonly Line[]): boolean =>
  note.length === 1 &&
  /[,:!]$/.test(note[0]?.text.trim() ?? "") &&
  (note[0]?.text.trim().split(/\s+/).length ?? 0) <= 5;

const isGreeting = (text: string): boolean =>
  /^[^\p{L}]*(?:dzień dobry|dobry wieczór|witam|witaj|cześć|hej|szanown|drog[ia]|dear|hello|hi|good (?:morning|afternoon|day|evening)|добр(?:ий|ого)|вітаю|привіт|шановн|guten (?:tag|morgen)|hallo|sehr geehrte|liebe)(?!\p{L})|^[^\p{L}]*(?:szanown|шановн|drog)\p{L}+/iu.test(
    text,
  );
