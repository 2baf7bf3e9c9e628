import type { Lang } from "../../dialogs/kit/text";
import type { Meaning } from "./intents";
import type { Weights } from "./weights";

/** From which probability on something is done; found on writers held back from training. */
export interface Thresholds {
  /** Acts at once; by the language a text seems to be in, so that each language is as often answered at once. */
  readonly sure: Readonly<Record<Lang, number>>;
  /** Wanted besides for intents whose misunderstanding costs something. */
  readonly costly: number;
  /** Opens what harms nobody, and offers others beside it. */
  readonly likely: number;
  /** Names the language a text is in. */
  readonly language: number;
}

/** A linear classifier with two outputs: meanings, then languages. */
export interface Model extends Weights {
  readonly meanings: readonly Meaning[];
  readonly languages: readonly Lang[];
  /** Short folded texts («qr», «nowy tel», «👍») on whose meaning all who wrote them agree. */
  readonly exact: ReadonlyMap<string, Meaning>;
  readonly thresholds: Thresholds;
}
