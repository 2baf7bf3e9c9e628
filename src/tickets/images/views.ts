import type { Pixels } from "./pixels";

/** A smaller grey copy of a picture, and how many of the picture's pixels one of its own stands for. */
export interface View extends Pixels {
  readonly scale: Readonly<Record<"x" | "y", number>>;
}

/** How much each colour counts. Two colours that are equally light differ in a single channel. */
const weights = [
  [0.3, 0.59, 0.11],
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
] as const;

/** Half of both sides, and a third of one side alone, which makes a stretched code square enough. */
const scales: readonly View["scale"][] = [
  { x: 2, y: 2 },
  { x: 3, y: 1 },
  { x: 1, y: 3 },
];
/** All views together may not take longer than the picture, so those of a large one are smaller. */
const mostPixels = 1_500_000;

/** Copies of a picture in which a code is found that was stretched, doubled in size, faint, or as light as its background. */
export function* viewsOf(picture: Pixels): Generator<View> {
  for (const { x, y } of scales) {
    const more = Math.max(1, Math.ceil(Math.sqrt((picture.width * picture.height) / (x * y) / mostPixels)));
    const scale = { x: x * more, y: y * more };
    const small = smaller(picture, scale);
    if (small.width === 0 || small.height === 0) continue;
    for (const weight of hasColours(small) ? weights : weights.slice(0, 1)) yield { ...greyOf(small, weight), scale };
  }
}

/** Each pixel is the average of those that it stands for. */
function smaller({ data, width: full, height: tall }: Pixels, { x: wide, y: high }: View["scale"]): Pixels {
  const [width, height] = [Math.floor(full / wide), Math.floor(tall / high)];
  const small = Buffer.alloc(width * height * 4, 255);
  const share = 1 / (wide * high);
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++, to += 4) {
      let [red, green, blue] = [0, 0, 0];
      for (let row = 0; row < high; row++) {
        const from = ((y * high + row) * full + x * wide) * 4;
        for (let at = from; at < from + wide * 4; at += 4) {
          red += data[at] ?? 0;
          green += data[at + 1] ?? 0;
          blue += data[at + 2] ?? 0;
        }
      }
      small[to] = red * share;
      small[to + 1] = green * share;
      small[to + 2] = blue * share;
    }
  return { data: small, width, height };
}

/** A difference between the channels that only a colour makes, and not a camera. */
const colourful = 24;

function hasColours({ data }: Pixels): boolean {
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    if (Math.abs(red - green) > colourful || Math.abs(green - blue) > colourful) return true;
  }
  return false;
}

/** Draws the darkest black and the lightest white, so that faint differences can be seen. */
function greyOf({ data, width, height }: Pixels, [red, green, blue]: (typeof weights)[number]): Pixels {
  const grey = new Float32Array(width * height);
  let [least, most] = [255, 0];
  for (let at = 0, from = 0; at < grey.length; at++, from += 4) {
    const light = (data[from] ?? 0) * red + (data[from + 1] ?? 0) * green + (data[from + 2] ?? 0) * blue;
    if (light < least) least = light;
    if (light > most) most = light;
    grey[at] = light;
  }
  const factor = 255 / Math.max(1, most - least);
  const drawn = Buffer.alloc(data.length, 255);
  for (let at = 0, to = 0; at < grey.length; at++, to += 4)
    drawn[to] = drawn[to + 1] = drawn[to + 2] = ((grey[at] ?? 0) - least) * factor;
  return { data: drawn, width, height };
}
