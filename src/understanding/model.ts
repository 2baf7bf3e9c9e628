import type { Lang } from "../../dialogs/kit/text";
import type { Meaning } from "./intents";

/** From which probability on something is done; found on writers held back from training. */
export interface Thresholds {
  /** Acts at once. */
  readonly sure: number;
  /** The same for intents whose misunderstanding costs something. */
  readonly costly: number;
  /** Opens what harms nobody, and offers others beside it. */
  readonly likely: number;
  /** Names the language a text is in. */
  readonly language: number;
}

/** A linear classifier with two outputs: meanings, then languages. */
export interface Model {
  readonly meanings: readonly Meaning[];
  readonly languages: readonly Lang[];
  /** Rarity of each bucket in the phrases. */
  readonly rarity: Float32Array;
  /** By bucket, then by output; to be multiplied with the output's scale. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
  /** Short folded texts («qr», «nowy tel», «👍») on whose meaning all who wrote them agree. */
  readonly exact: ReadonlyMap<string, Meaning>;
  readonly thresholds: Thresholds;
}
