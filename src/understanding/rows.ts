/** Adds `times` times a bucket's row of weights to the sums. Rows are stored one after another, each as wide as `sums`. */
export function addRow(sums: Float64Array, weights: Int8Array | Float32Array, bucket: number, times: number): void {
  const row = bucket * sums.length;
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + times * (weights[row + at] ?? 0);
}
