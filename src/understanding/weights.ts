/** The weights of a classifier that are not 0, row by row: a third of all, so that a text is read in a third of the time. */
export interface Weights {
  /** Where a bucket's weights begin; one more than there are buckets. */
  readonly starts: Int32Array;
  /** The output each weight is for. */
  readonly columns: Uint8Array;
  /** Whole numbers, to be multiplied with their column's scale. */
  readonly values: Int8Array;
}

/** @param dense by bucket, then by output */
export function sparse(dense: Int8Array, width: number): Weights {
  const rows = dense.length / width;
  const starts = new Int32Array(rows + 1);
  let count = 0;
  for (const it of dense) if (it !== 0) count += 1;
  const columns = new Uint8Array(count);
  const values = new Int8Array(count);
  let at = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < width; column++) {
      const value = dense[row * width + column] ?? 0;
      if (value === 0) continue;
      columns[at] = column;
      values[at] = value;
      at += 1;
    }
    starts[row + 1] = at;
  }
  return { starts, columns, values };
}

/** The other way round. */
export function dense({ starts, columns, values }: Weights, width: number): Int8Array {
  const all = new Int8Array((starts.length - 1) * width);
  for (let row = 0; row + 1 < starts.length; row++)
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++)
      all[row * width + (columns[at] ?? 0)] = values[at] ?? 0;
  return all;
}
