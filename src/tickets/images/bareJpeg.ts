import { segmentsOf } from "./header";

const [firstApp, lastApp, adobe, comment] = [0xe0, 0xef, 0xee, 0xfe];

/** A JPEG without everything but the picture, and how it is turned. */
export function bareJpeg(content: Buffer, turned: number | undefined): Buffer {
  const kept = segmentsOf(content)
    .filter(({ marker }) => !(marker >= firstApp && marker <= lastApp && marker !== adobe) && marker !== comment)
    .map(({ at, end }) => content.subarray(at, end));
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(turned === undefined ? [] : [exifOf(turned)]),
    ...kept,
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** How a photo is turned: phones turn pictures only by saying so. */
export const turnOf = (content: Buffer): number | undefined =>
  segmentsOf(content)
    .filter(({ marker }) => marker === 0xe1)
    .map(({ at, end }) => orientationIn(content.subarray(at + 4, end)))
    .find((it) => it !== undefined);

const orientationTag = 0x0112;

/** How a picture is turned (Exif 2.3, 4.6.4 A), from 2 to 8. Undefined if it is not turned or the data does not say. */
function orientationIn(exif: Buffer): number | undefined {
  const tiff = exif.subarray(6);
  if (exif.toString("latin1", 0, 6) !== "Exif\0\0" || tiff.length < 14) return undefined;
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number): number =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = Math.min(short(first), 200);
  for (let entry = 0; entry < count; entry++) {
    const at = first + 2 + entry * 12;
    if (short(at) !== orientationTag) continue;
    const turned = short(at + 8);
    return turned >= 2 && turned <= 8 ? turned : undefined;
  }
  return undefined;
}

/** The shortest Exif data that says how a picture is turned. */
function exifOf(turned: number): Buffer {
  const tiff = Buffer.from("4d4d002a00000008000101120003000000010000000000000000", "hex");
  tiff.writeUInt16BE(turned, 18);
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}
