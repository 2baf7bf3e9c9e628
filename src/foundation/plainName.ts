const longest = 80;

/**
 * A name that somebody chose, made safe to show beside our own text: on one line, of limited length, and without control and
 * format characters, which could reverse the direction of a line or hide a part of it.
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
