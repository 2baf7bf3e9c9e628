/**
 * The beginning of a note among staff: two slashes, also full-width ones. Markup, list and quote characters, emoji and invisible
 * characters may precede them, and so may the number of a list item. Letters may not, so that URLs do not count as notes.
 */
const note = /^(?:[^\p{L}\p{N}]|(?:\d{1,3}|[a-z]|[ivx]{2,4})[.)]|:[a-z0-9][\w+-]*:)*?[/／]\p{Cf}*[/／]/u;

/** Whether a line begins a note. */
export const beginsNote = (line: string): boolean => note.test(line.slice(0, furthest));

/**
 * At most this many characters may precede a note's slashes. The limit also protects the regular expression engine's stack, which
 * overflows after some ten thousand.
 */
const furthest = 1_000;

/** The markup that remains when all text inside it was a note. */
const onlyMarkup = /^[\s\p{Cf}*_~`>]*$/u;

/**
 * Where a note ends. Chats keep lines as they were typed. Mail programs wrap them, and the rest of a note would then look like
 * text for the student, so in mail a note extends to the next empty line.
 */
export type NoteEnd = "line" | "paragraph";

/**
 * Removes from what staff wrote the notes they meant for each other.
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

/** Whether a text is a note among staff and nothing else: it is not blank, and all of it is notes. */
export const isOnlyNotes = (text: string): boolean => text.trim() !== "" && withoutNotes(text) === "";
