const longest = 80;

/**
 * A name that somebody chose, fit to be read beside our own words: without control and format characters (which can turn the
 * direction of a whole line, or hide a part of it), on one line, and not endless.
 */
export const plainName = (name: string): string =>
  Array.from(
    name
      .replace(/[\s\p{Zl}\p{Zp}]+/gu, " ")
      .replace(/\p{C}+/gu, "")
      .trim(),
  )
    .slice(0, longest)
    .join("");
