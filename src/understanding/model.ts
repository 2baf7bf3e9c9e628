import type { Lang } from "../../dialogs/kit/text";
import type { Meaning } from "./intents";
import type { Weights } from "./weights";

/** The probabilities from which on the assistant acts; calibrated on writers held back from training. */
export interface Thresholds {
  /** Acts at once. There is a value per language, so that each language is answered at once equally often. */
  readonly sure: Readonly<Record<Lang, number>>;
  /** Required in addition for intents that are costly to misread. */
  readonly costly: number;
  /** Opens an intent that does no harm, and offers the other candidates beside it. */
  readonly likely: number;
  /** Trusts the language of a text. */
  readonly language: number;
}

/** A linear classifier with two output groups: meanings, then languages. */
export interface Model extends Weights {
  readonly meanings: readonly Meaning[];
  readonly languages: readonly Lang[];
  /** Short folded texts («qr», «nowy tel», «👍») that have the same meaning for everybody who wrote them. */
  readonly exact: ReadonlyMap<string, Meaning>;
  readonly thresholds: Thresholds;
}
