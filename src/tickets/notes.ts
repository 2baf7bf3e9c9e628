/**
 * How a note among staff begins: with two slashes, whatever the way they write. Signs of markup, lists and quotes, emoji
 * and invisible characters may stand before them, and a list's number; letters may not, so that addresses are none.
 */
const note = /^(?:[^\p{L}\p{N}]|(?:\d{1,3}|[a-z]|[ivx]{2,4})[.)]|:[a-z0-9][\w+-]*:)*?[/／]\p{Cf}*[/／]/u;

/** Whether a line begins a note. */
export const beginsNote = (line: string): boolean => note.test(line.slice(0, furthest));

/** Nobody puts more signs before a note's slashes; the engine's stack is no deeper than some ten thousands. */
const furthest = 1_000;

/** What markup leaves behind when the words in it were notes. */
const onlyMarkup = /^[\s\p{Cf}*_~`>]*$/u;

/**
 * How far a note goes. Chats keep lines as they were typed. Mail programs break them, so that the rest of a note would
 * look like words for the student: there it goes on to the next empty line.
 */
export type NoteEnd = "line" | "paragraph";

/**
 * What staff wrote without the notes meant for each other.
 * @returns the text to relay; empty when there was nothing but notes
 */
export function withoutNotes(text: string, end: NoteEnd = "line"): string {
  const lines = text.split(/\r\n|\r|\n/);
  let isNote = false;
  const kept = lines.filter((line) => {
    const goesOn = end === "paragraph" && isNote && line.trim() !== "";
    isNote = goesOn || note.test(line);
    return !isNote;
  });
  if (kept.length === lines.length) return text.trim();
  const words = kept
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  return onlyMarkup.test(words) ? "" : words;
}

/** Whether staff wrote to each other only: something is there, and all of it is notes. */
export const isOnlyNotes = (text: string): boolean => text.trim() !== "" && withoutNotes(text) === "";
