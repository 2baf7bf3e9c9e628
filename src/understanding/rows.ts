/** Adds a bucket's row of weights, so many times, to the sums of all outputs. Rows lie one after another, as wide as there are sums. */
export function addRow(sums: Float64Array, weights: Int8Array | Float32Array, bucket: number, times: number): void {
  const row = bucket * sums.length;
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + times * (weights[row + at] ?? 0);
}
