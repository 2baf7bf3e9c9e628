import type { Link, Opening } from "./card";
import type { Institution } from "./institution";
import type { Text } from "./text";

/** An explanation that a step gives to texts about something. */
export type Explanation = {
  readonly about: Pick<RegExp, "test">;
  /** The card is shown once more below. */
  readonly again?: true;
  /** It helps a person who cannot answer the question of the card; a text that names a choice is an answer. */
  readonly unanswered?: true;
  /** The question is about no step, so a report in the same text leads on. */
  readonly aside?: true;
} & (
  | {
      readonly text: Text;
      readonly opens?: readonly Opening[];
      readonly links?: (institution: Institution) => readonly Link[];
    }
  /** The numbered step whose help answers; a person who is past it already is not led back. */
  | { readonly helpOf: string }
);
