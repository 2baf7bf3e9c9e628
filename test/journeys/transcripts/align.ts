/** Two lists side by side: what both have stands together, what only one has stands alone, and each list keeps its order. */
export type Aligned<A, B> = readonly (readonly [A, B] | readonly [A, undefined] | readonly [undefined, B])[];

/** Aligns two lists along their longest common subsequence. */
export function align<A, B>(one: readonly A[], other: readonly B[], isSame: (a: A, b: B) => boolean): Aligned<A, B> {
  const width = other.length + 1;
  const same = (at: number, beside: number): boolean => {
    const [a, b] = [one[at], other[beside]];
    return a !== undefined && b !== undefined && isSame(a, b);
  };
  /** How many items can still stand together from these two positions on. */
  const left = new Uint32Array((one.length + 1) * width);
  const from = (at: number, beside: number): number => left[at * width + beside] ?? 0;
  for (let at = one.length - 1; at >= 0; at--)
    for (let beside = other.length - 1; beside >= 0; beside--)
      left[at * width + beside] = same(at, beside)
        ? from(at + 1, beside + 1) + 1
        : Math.max(from(at + 1, beside), from(at, beside + 1));

  const aligned: (readonly [A, B] | readonly [A, undefined] | readonly [undefined, B])[] = [];
  for (let at = 0, beside = 0; at < one.length || beside < other.length;) {
    const [a, b] = [one[at], other[beside]];
    if (a !== undefined && b !== undefined && isSame(a, b)) {
      aligned.push([a, b]);
      at++;
      beside++;
    } else if (a !== undefined && (b === undefined || from(at + 1, beside) >= from(at, beside + 1))) {
      aligned.push([a, undefined]);
      at++;
    } else if (b !== undefined) {
      aligned.push([undefined, b]);
      beside++;
    }
  }
  return aligned;
}

/** The differences between two texts, with a few lines around each; empty if they are equal. `-` is expected, `+` is what came. */
export function differences(expected: string, came: string, around = 3): string {
  const lines = align(expected.split("\n"), came.split("\n"), (a, b) => a === b).map(([a, b]) => ({
    differs: a !== b,
    text: a === undefined ? `+ ${b}` : b === undefined ? `- ${a}` : `  ${a}`,
  }));
  const isNear = (at: number): boolean =>
    lines.slice(Math.max(0, at - around), at + around + 1).some((it) => it.differs);
  return lines.flatMap(({ text }, at) => (isNear(at) ? [text] : isNear(at - 1) ? ["  ⋯"] : [])).join("\n");
}
