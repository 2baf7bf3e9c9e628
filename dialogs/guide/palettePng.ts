/* eslint-disable no-restricted-imports -- a tool that draws the pictures; no dialog imports it */
import { crc32, deflateSync } from "node:zlib";

/** Flat drawings need few colours; soft edges between them make up the rest. */
const maxColours = 128;

/** Rarer colours than these are not considered for the palette. */
const maxCandidates = 4096;

/**
 * Packs an RGBA bitmap into a PNG with a palette, much smaller than a full-colour one.
 * Flat drawings only: the most frequent colours are kept and every other one becomes its nearest.
 * `comments` become text chunks (Latin-1).
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

/** Colours that fill an area, for half of the palette at most; then the more frequent edge colours, none near another, looser until they fit. */
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

/** 0 for the same colour; the sum of the four channels' differences. */
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

/** A PNG chunk: length, type, body, check sum of type and body (PNG specification, section 5.3). */
function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
