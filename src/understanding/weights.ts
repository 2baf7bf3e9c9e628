/** The learned weights of a linear classifier over hashed features. */
export interface Weights {
  /** The rarity of each bucket in the training texts (inverse document frequency). */
  readonly rarity: Float32Array;
  /** By bucket, then by output; a weight has to be multiplied with the scale of its output. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
}
