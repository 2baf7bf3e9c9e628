/** A line that begins with two slashes is a note among staff, whatever the way they write. Not an address: «//» only at the start. */
const note = /^\s*\/\//;

/**
 * What staff wrote without the lines meant for each other.
 * @returns the text to relay; empty when there was nothing but notes
 */
export function withoutNotes(text: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  if (!lines.some((line) => note.test(line))) return text.trim();
  return lines
    .filter((line) => !note.test(line))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Whether staff wrote to each other only: something is there, and all of it is notes. */
export const isOnlyNotes = (text: string): boolean => text.trim() !== "" && withoutNotes(text) === "";
