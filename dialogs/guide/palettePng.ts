import { crc32, deflateSync } from "node:zlib";

/** The palette size. Flat drawings need few colours; most of the palette serves the soft edges between them. */
const maxColours = 128;

/** Only this many of the most frequent colours are considered for the palette. */
const maxCandidates = 4096;

/**
 * Encodes an RGBA bitmap as a palette PNG, which is much smaller than a full-colour one.
 *
 * It suits flat drawings only: the most frequent colours are kept, and every other one is replaced with the nearest of them.
 *
 * @param comments become text chunks (Latin-1)
 */
export function palettePng(
  bitmap: { readonly width: number; readonly height: number; readonly data: Uint8Array },
  comments: Readonly<Record<string, string>>,
): Buffer {
  const { width, height, data } = bitmap;
  const bytes = new DataView(data.buffer, data.byteOffset);
  const pixels = Uint32Array.from({ length: width * height }, (_, i) => bytes.getUint32(i * 4));
  const palette = choose(pixels);
  const index = new Map(palette.map((colour, i) => [colour, i]));
  const rows = Buffer.alloc((width + 1) * height);
  pixels.forEach((colour, i) => {
    const known = index.get(colour) ?? nearest(palette, colour);
    index.set(colour, known);
    rows[i + Math.floor(i / width) + 1] = known;
  });

  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]); // 8 bits, palette, no interlacing
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    ...Object.entries(comments).map(([key, value]) => chunk("tEXt", Buffer.from(`${key}\0${value}`, "latin1"))),
    chunk("PLTE", Buffer.from(palette.flatMap((colour) => channels(colour).slice(0, 3)))),
    chunk("tRNS", Buffer.from(palette.map((colour) => colour & 255))),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/**
 * Chooses the palette. Colours that fill an area take at most half of it. The more frequent of the remaining colours follow, as
 * long as they are far enough from those already taken; the distance is raised until the palette fits.
 */
function choose(pixels: Uint32Array): readonly number[] {
  const count = new Map<number, number>();
  for (const colour of pixels) count.set(colour, (count.get(colour) ?? 0) + 1);
  const byUse = [...count].sort(([, a], [, b]) => b - a).slice(0, maxCandidates);
  for (let apart = 0; ; apart += 4) {
    const taken: number[] = [];
    for (const [colour, uses] of byUse) {
      const fills = uses > pixels.length / 1000 && taken.length < maxColours / 2;
      if (fills || taken.every((other) => distance(other, colour) > apart)) taken.push(colour);
    }
    if (taken.length <= maxColours) return taken;
  }
}

const nearest = (palette: readonly number[], colour: number): number =>
  palette.reduce(
    (best, _, i) => (distance(at(palette, i), colour) < distance(at(palette, best), colour) ? i : best),
    0,
  );

const at = (palette: readonly number[], i: number): number => palette[i] ?? 0;

/** The sum of the differences of the four channels; 0 for the same colour. */
function distance(a: number, b: number): number {
  const [r, g, blue, alpha] = channels(a);
  const [r2, g2, blue2, alpha2] = channels(b);
  return Math.abs(r - r2) + Math.abs(g - g2) + Math.abs(blue - blue2) + Math.abs(alpha - alpha2);
}

const channels = (colour: number): [number, number, number, number] => [
  colour >>> 24,
  (colour >>> 16) & 255,
  (colour >>> 8) & 255,
  colour & 255,
];

/** A PNG chunk: length, type, body, and the checksum of type and body (PNG specification, section 5.3). */
function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
