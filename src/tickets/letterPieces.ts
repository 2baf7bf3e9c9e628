import { givenBack, setApart } from "./typed";

/**
 * A piece of a letter: a line of Legitka's own, or words that somebody typed. Only the words of staff keep their formatting: a student's
 * show none, and those that come back to their authors are to be copied as they are.
 */
export type Piece = string | { readonly by: "student" | "staff" | "reader"; readonly text: string };

export const student = (text: string): Piece => ({ by: "student", text });
export const staff = (text: string): Piece => ({ by: "staff", text });
export const reader = (text: string): Piece => ({ by: "reader", text });

/** The lines of a piece in a plain letter; each line that somebody typed is marked. */
export function plainLines(piece: Piece): string[] {
  if (typeof piece === "string") return [piece];
  return piece.by === "student" ? setApart(piece.text) : givenBack(piece.text);
}
