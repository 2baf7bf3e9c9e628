import { decode, encode } from "jpeg-js";
import { PNG } from "pngjs";
import { bareJpeg, turnOf } from "./bareJpeg";
import { barePng } from "./barePng";
import { coverCodes, type HasTime } from "./codes";
import { headerOf, type Header } from "./header";
import { onWhite, type Pixels } from "./pixels";

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
/**
 * A phone's photo has 12.2 million pixels. Decoding, looking for codes and writing anew take up to 540 MB for so many, and the
 * container has 768 MB for everything.
 */
const mostPixels = 12_500_000;
/** A JPEG of the most pixels needs less than this to be decoded; MB. */
const mostToDecode = 320;

/** Whether a picture is small enough to be looked at, by its header alone. */
export function sizeRefusal(content: Buffer): PictureRefusal | undefined {
  if (content.length > largestPicture) return "tooLarge";
  const header = headerOf(content);
  if (!header || header.width === 0 || header.height === 0) return "unreadable";
  return header.width * header.height * (header.depth / 8) > mostPixels ? "tooLarge" : undefined;
}

/**
 * Looks for readable codes in a picture and covers them. The file is always written anew from the pixels that were looked at, so
 * that it contains nothing else, and other programs do not see something else in it. Anybody can send a picture, so this runs in a
 * thread of its own; call `prepareCodes` there first.
 */
export async function checkPicture(content: Buffer, hasTime: HasTime): Promise<Checked> {
  const refusal = sizeRefusal(content);
  const header = headerOf(content);
  if (refusal !== undefined || !header) return { ok: false, why: refusal ?? "unreadable" };
  const pixels = header.type === "image/png" ? pixelsOfPng(content) : pixelsOfJpeg(content);
  const covered = pixels && (await coverCodes(pixels, hasTime));
  if (!pixels || covered === undefined) return { ok: false, why: "unreadable" };
  const written = header.type === "image/png" ? pngOf(pixels) : jpegOf(pixels, turnOf(content));
  return written.length > largestPicture
    ? { ok: false, why: "tooLarge" }
    : { ok: true, type: header.type, content: written, covered };
}

function pixelsOfPng(content: Buffer): Pixels | undefined {
  const bare = barePng(content);
  return bare && onWhite(PNG.sync.read(bare));
}

function pixelsOfJpeg(content: Buffer): Pixels {
  const { data, width, height } = decode(bareJpeg(content, undefined), {
    useTArray: true,
    maxResolutionInMP: mostPixels / 1_000_000,
    maxMemoryUsageInMB: mostToDecode,
  });
  return { data: Buffer.from(data.buffer, data.byteOffset, data.length), width, height };
}

function pngOf({ data, width, height }: Pixels): Buffer {
  const png = new PNG({ width, height });
  png.data = data;
  return PNG.sync.write(png, { colorType: 2 });
}

const jpegOf = (pixels: Pixels, turned: number | undefined): Buffer => bareJpeg(encode(pixels, 85).data, turned);
