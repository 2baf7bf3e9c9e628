import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { decode, encode } from "jpeg-js";
import { PNG } from "pngjs";
import { prepareZXingModule, readBarcodes, type ReadInputBarcodeFormat } from "zxing-wasm/reader";
import { bareJpeg } from "./bareJpeg";
import { headerOf, type Header } from "./header";

/** A picture that may be passed on, or why it may not. */
export type Checked =
  | {
      readonly ok: true;
      readonly type: Header["type"];
      readonly content: Uint8Array;
      /** How many codes were covered in it. */
      readonly covered: number;
    }
  | { readonly ok: false; readonly why: PictureRefusal };

/**
 * - `tooLarge`: it has too many bytes or pixels;
 * - `unreadable`: it is no PNG or JPEG, or is damaged, or its codes cannot be covered.
 */
export type PictureRefusal = "tooLarge" | "unreadable";

/** In bytes. A phone's photo has two to five megabytes. */
export const largestPicture = 8 * 1024 * 1024;
/** A phone's photo has 12 million pixels, some have 24. */
const mostPixels = 25_000_000;

/** Codes with which somebody could sign in or get a card. Stripes are left: on a student card they are only its number. */
const formats: ReadInputBarcodeFormat[] = ["QRCode", "MicroQRCode", "RMQRCode", "Aztec", "DataMatrix"];
/** Covering is repeated, because a code can hide another one. */
const mostRounds = 6;

interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}
type Corner = Readonly<Record<"x" | "y", number>>;

/** Whether a picture is small enough to be looked at, by its header alone. */
export function sizeRefusal(content: Buffer): PictureRefusal | undefined {
  if (content.length > largestPicture) return "tooLarge";
  const header = headerOf(content);
  if (!header || header.width === 0 || header.height === 0) return "unreadable";
  return header.width * header.height > mostPixels ? "tooLarge" : undefined;
}

/**
 * Looks for readable codes in a picture and covers them. The result contains nothing but the picture: the file is written anew, or
 * freed of everything else. Anybody can send a picture, so this runs in a thread of its own; call `prepareCodes` there first.
 */
export async function checkPicture(content: Buffer): Promise<Checked> {
  const refusal = sizeRefusal(content);
  const header = headerOf(content);
  if (refusal !== undefined || !header) return { ok: false, why: refusal ?? "unreadable" };
  if (header.type === "image/png") {
    const pixels = onWhite(PNG.sync.read(content));
    const covered = await coverAll(pixels);
    return covered === undefined ? unreadable : finished("image/png", pngOf(pixels), covered);
  }
  const bare = bareJpeg(content);
  // The library decodes the file itself, which takes a fraction of the time.
  if ((await codesIn(bare)).length === 0) return finished("image/jpeg", bare, 0);
  const { data, width, height } = decode(bare, { useTArray: true, maxResolutionInMP: 26, maxMemoryUsageInMB: 400 });
  const pixels = { data: Buffer.from(data.buffer, data.byteOffset, data.length), width, height };
  const covered = await coverAll(pixels);
  return covered === undefined ? unreadable : finished("image/jpeg", bareJpeg(encode(pixels, 85).data), covered);
}

const unreadable: Checked = { ok: false, why: "unreadable" };

const finished = (type: Header["type"], content: Uint8Array, covered: number): Checked =>
  content.length > largestPicture ? { ok: false, why: "tooLarge" } : { ok: true, type, content, covered };

/** A code can be drawn by transparency alone, so the picture is checked and passed on as it looks on white. */
function onWhite({ data, width, height }: Pixels): Pixels {
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] ?? 255;
    if (alpha === 255) continue;
    for (let channel = at; channel < at + 3; channel++)
      data[channel] = Math.round(((data[channel] ?? 0) * alpha + 255 * (255 - alpha)) / 255);
    data[at + 3] = 255;
  }
  return { data, width, height };
}

function pngOf({ data, width, height }: Pixels): Buffer {
  const png = new PNG({ width, height });
  png.data = data;
  return PNG.sync.write(png, { colorType: 2 });
}

/** Covers all codes. Returns how many there were; undefined if some remain. */
async function coverAll(pixels: Pixels): Promise<number | undefined> {
  let covered = 0;
  for (let round = 0; round < mostRounds; round++) {
    const codes = await codesIn(pixels);
    if (codes.length === 0) return covered;
    for (const corners of codes) cover(pixels, corners);
    covered += codes.length;
  }
  return undefined;
}

async function codesIn(picture: Pixels | Buffer): Promise<Corner[][]> {
  const input = Buffer.isBuffer(picture)
    ? new Uint8Array(picture)
    : { ...picture, data: new Uint8ClampedArray(picture.data), colorSpace: "srgb" as const };
  const found = await readBarcodes(input, { formats, tryHarder: true, tryInvert: true, maxNumberOfSymbols: 32 });
  return found.map(({ position: { topLeft, topRight, bottomRight, bottomLeft } }) => [
    topLeft,
    topRight,
    bottomRight,
    bottomLeft,
  ]);
}

/** Loads the program that finds codes, which the library would otherwise fetch from the internet. */
export function prepareCodes(): void {
  const wasmBinary = readFileSync(createRequire(__filename).resolve("zxing-wasm/reader/zxing_reader.wasm"));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer } });
}

/** Paints a rectangle over a code and its edge. */
function cover({ data, width, height }: Pixels, corners: readonly Corner[]): void {
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
