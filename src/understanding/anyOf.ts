import { fold } from "./fold";

/** A pattern for any of the phrases, folded; phrases have bars between them. */
export const anyOf = (...rows: readonly string[]): string =>
  rows
    .flatMap((it) => it.split("|"))
    .map(fold)
    .join("|");
