/** What a linear classifier has learnt of the buckets that features are hashed to. */
export interface Weights {
  /** Rarity of each bucket in what was taught. */
  readonly rarity: Float32Array;
  /** By bucket, then by output; to be multiplied with the output's scale. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
}
