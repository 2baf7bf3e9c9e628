/** A text of a source that stands there once, and what to put in its place. */
export interface Edit {
  /** From the root. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** A product that breaks one promise on purpose. */
export interface Mutant {
  readonly name: string;
  /** The defect of this mutant. */
  readonly about: string;
  readonly edits: readonly Edit[];
  /** The scenario in which that comes to light; see `scenarios.ts`. */
  readonly scenario: string;
  /** The promise the checker finds broken, among others perhaps; see `checker.ts`. */
  readonly breaks: string;
  /** Whether it shows only once the codes have stood on a screen for their whole time, which takes a minute. */
  readonly takesAMinute?: boolean;
}

/**
 * A source as the mutant has it.
 *
 * @throws when a text is not there any more, or stands there more than once
 */
export function edited(mutant: Pick<Mutant, "name">, source: string, { file, from, to }: Edit): string {
  const [before, after, ...more] = source.split(from);
  if (before === undefined || after === undefined || more.length > 0) {
    const count = after === undefined ? "is not in" : "stands more than once in";
    throw new Error(`The mutant «${mutant.name}» is out of date: its text ${count} ${file}:\n${from}`);
  }
  return [before, to, after].join("");
}
