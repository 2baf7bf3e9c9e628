import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { prepareZXingModule, readBarcodes, type ReadInputBarcodeFormat } from "zxing-wasm/reader";
import { cover, type Corner, type Pixels } from "./pixels";
import { viewsOf } from "./views";

/** Codes with which somebody could sign in or get a card. Stripes are left: on a student card they are only its number. */
const formats: ReadInputBarcodeFormat[] = ["QRCode", "MicroQRCode", "RMQRCode", "Aztec", "DataMatrix"];
/** Covering is repeated, because a code can hide another one. */
const mostRounds = 6;
/** A picture with more codes than this was made to take time. */
const mostCodes = 12;

/** Loads the program that finds codes, which the library would otherwise fetch from the internet. */
export function prepareCodes(): void {
  const wasmBinary = readFileSync(createRequire(__filename).resolve("zxing-wasm/reader/zxing_reader.wasm"));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer } });
}

/** Whether there is still time to look at more views of a picture. */
export type HasTime = () => boolean;

/** Covers all codes that are found. Returns how many there were; undefined if some remain or there are too many. */
export async function coverCodes(pixels: Pixels, hasTime: HasTime): Promise<number | undefined> {
  let covered = 0;
  for (let round = 0; round < mostRounds; round++) {
    const codes = await anyCodes(pixels, hasTime);
    if (codes.length === 0) return covered;
    covered += codes.length;
    if (covered > mostCodes) return undefined;
    for (const corners of codes) cover(pixels, corners);
  }
  return undefined;
}

/** The codes of a picture; only if there are none, those of the first of its views that has any. */
async function anyCodes(pixels: Pixels, hasTime: HasTime): Promise<Corner[][]> {
  const plain = await codesIn(pixels);
  if (plain.length > 0) return plain;
  for (const { scale, ...view } of viewsOf(pixels)) {
    if (!hasTime()) break;
    const seen = await codesIn(view);
    if (seen.length > 0) return seen.map((it) => it.map(({ x, y }) => ({ x: x * scale.x, y: y * scale.y })));
  }
  return [];
}

async function codesIn({ data, width, height }: Pixels): Promise<Corner[][]> {
  const input = {
    data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length),
    width,
    height,
    colorSpace: "srgb" as const,
  };
  const options = { formats, tryHarder: true, tryInvert: true, maxNumberOfSymbols: mostCodes + 1 };
  const found = await readBarcodes(input, options);
  return found.map(({ position: { topLeft, topRight, bottomRight, bottomLeft } }) => [
    topLeft,
    topRight,
    bottomRight,
    bottomLeft,
  ]);
}
