export interface Point {
  readonly at: number;
  readonly value: number;
}

/** How much the value grows from one unit of `at` to the next, by least squares; 0 for fewer than two points. */
export function slope(points: readonly Point[]): number {
  const mean = (of: (it: Point) => number): number => points.reduce((sum, it) => sum + of(it), 0) / points.length;
  const [x, y] = [mean((it) => it.at), mean((it) => it.value)];
  const spread = points.reduce((sum, it) => sum + (it.at - x) ** 2, 0);
  return spread === 0 ? 0 : points.reduce((sum, it) => sum + (it.at - x) * (it.value - y), 0) / spread;
}
