import { crc32, deflateSync } from "node:zlib";
import type { PdfStream } from "./pdfStreams";

/**
 * A picture in a PDF as a file of its own, if it is stored as a JPEG or as plain rows of pixels, the way a PNG stores them. Pictures
 * in the formats of fax machines and JPEG 2000 are not read.
 */
export function pictureIn({ says, raw, inflated }: PdfStream): Buffer | undefined {
  if (!/\/Subtype\s*\/Image\b/.test(says)) return undefined;
  if (/\/DCTDecode\b/.test(says)) return inflated ?? raw;
  const [width, height] = [numberIn(says, "Width"), numberIn(says, "Height")];
  const depth = /\/ImageMask\s+true\b/.test(says) ? 1 : numberIn(says, "BitsPerComponent");
  if (!inflated || width * height * depth === 0) return undefined;
  const stored = Math.floor(inflated.length / height);
  for (const { channels, type } of colours) {
    const row = Math.ceil((width * depth * channels) / 8);
    if (stored === row + 1) return pngOf(inflated, { width, height, depth, type });
    if (stored === row) return pngOf(withFilters(inflated, row, height), { width, height, depth, type });
  }
  return undefined;
}

/** How many numbers a pixel has, and what a PNG calls that. The numbers of a palette are looked at as if they were greys. */
const colours = [
  { channels: 1, type: 0 },
  { channels: 3, type: 2 },
] as const;

const numberIn = (says: string, name: "Width" | "Height" | "BitsPerComponent"): number =>
  Number(/^\s+(\d{1,6})(?!\d)/.exec(says.split(`/${name}`)[1] ?? "")?.[1] ?? 0);

/** Puts the byte before each row that says that the row is stored as it is. */
function withFilters(rows: Buffer, row: number, height: number): Buffer {
  const filtered = Buffer.alloc((row + 1) * height);
  for (let at = 0; at < height; at++) rows.copy(filtered, at * (row + 1) + 1, at * row, (at + 1) * row);
  return filtered;
}

interface Shape {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly type: number;
}

function pngOf(rows: Buffer, { width, height, depth, type }: Shape): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, type], 8);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  const pixels = chunk("IDAT", deflateSync(rows, { level: 1 }));
  return Buffer.concat([signature, chunk("IHDR", header), pixels, chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
