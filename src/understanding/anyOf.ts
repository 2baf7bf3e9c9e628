import { fold } from "./fold";

/** A pattern for any of the phrases, folded; the phrases are separated by bars. */
export const anyOf = (...rows: readonly string[]): string =>
  rows
    .flatMap((it) => it.split("|"))
    .map(fold)
    .join("|");
