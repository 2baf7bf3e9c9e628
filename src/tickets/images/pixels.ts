/** The pixels of a picture, four bytes each: red, green, blue and how opaque it is. */
export interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** A code can be drawn by transparency alone, so a picture is checked and passed on as it looks on white. */
export function onWhite({ data, width, height }: Pixels): Pixels {
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] ?? 255;
    if (alpha === 255) continue;
    for (let channel = at; channel < at + 3; channel++)
      data[channel] = Math.round(((data[channel] ?? 0) * alpha + 255 * (255 - alpha)) / 255);
    data[at + 3] = 255;
  }
  return { data, width, height };
}

export type Corner = Readonly<Record<"x" | "y", number>>;

/** Paints a rectangle over a code and its edge. */
export function cover({ data, width, height }: Pixels, corners: readonly Corner[]): void {
  const range = (values: readonly number[], most: number): [number, number] => {
    const [least, greatest] = [Math.min(...values), Math.max(...values)];
    const edge = Math.max(4, (greatest - least) * 0.1);
    return [Math.max(0, Math.floor(least - edge)), Math.min(most, Math.ceil(greatest + edge))];
  };
  const [left, right] = range(
    corners.map(({ x }) => x),
    width,
  );
  const [top, bottom] = range(
    corners.map(({ y }) => y),
    height,
  );
  for (let y = top; y < bottom; y++)
    data.fill(Buffer.from([110, 110, 110, 255]), (y * width + left) * 4, (y * width + right) * 4);
}
