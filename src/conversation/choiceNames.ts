import { isDoubtful, putsOff } from "../understanding";

/** A choice of a step, with everything a person may type for it. */
export interface ChoiceNames {
  readonly name: string;
  /** Whether the current card offers it. «The second one» counts only the offered choices. */
  readonly isOffered: boolean;
  /** It has no button, so «the second one» does not count it. */
  readonly isTypedOnly?: boolean;
  /** Its labels in every language and the other phrases people use for it, folded. */
  readonly names: readonly string[];
  /** Only the labels among `names`. */
  readonly labels: readonly string[];
}

export interface ChoiceMatch {
  readonly name: string;
  /** The text is exactly its label or one of its phrases. It is then meant even where free text is expected. */
  readonly isNamed: boolean;
  /** The text can mean nothing else: «pierwsze». */
  readonly isPlain: boolean;
  /** The text was a question or ended with one: «zamawiam, co dalej?». */
  readonly isAsked?: boolean;
}

/** How freely a text may be worded and still name a choice. */
export interface AnswerLimits {
  /** A longer text is a story that may name a label in passing. */
  readonly mostWords: number;
  /** Whether a folded text may name something without meaning it. */
  readonly isDoubted: (folded: string) => boolean;
  /** Whether a text may begin with a position, as in «the first one, I am panicking»; used after a list has been shown. */
  readonly beginsWithPlace?: boolean;
}
export const briefly: AnswerLimits = { mostWords: 6, isDoubted: (it) => isDoubtful(it) || putsOff(it) };
