import { crc32, deflateSync } from "node:zlib";
import { decode, encode } from "jpeg-js";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { toBuffer } from "qrcode";
import { headerOf } from "../../../src/tickets/images/header";
import { createPictureCheck } from "../../../src/tickets/images/pictureCheck";

const check = createPictureCheck();
const secret = "MOBYWATEL-TOKEN-0123456789";

/** A screenshot with codes at these places, on a light background with some lines of text. */
async function screenshot(places: readonly (readonly [number, number])[]): Promise<PNG> {
  const [width, height] = [640, 900];
  const png = new PNG({ width, height });
  png.data.fill(236);
  for (let at = 0; at < 10; at++) png.data.fill(90, (700 + at * 12) * width * 4, (700 + at * 12) * width * 4 + 1_600);
  for (let at = 3; at < png.data.length; at += 4) png.data[at] = 255;
  const code = PNG.sync.read(await toBuffer(secret, { width: 240 }));
  for (const [x, y] of places) PNG.bitblt(code, png, 0, 0, 240, 240, x, y);
  return png;
}
const jpegOf = ({ data, width, height }: PNG): Buffer => encode({ data, width, height }, 90).data;

function codeIn(content: Uint8Array): string | undefined {
  const bytes = Buffer.from(content);
  const { data, width, height } =
    headerOf(bytes)?.type === "image/png" ? PNG.sync.read(bytes) : decode(bytes, { useTArray: true });
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

test("every readable code in a screenshot is covered, and the rest of it is as it was", async () => {
  const png = await screenshot([
    [40, 30],
    [340, 400],
  ]);
  const content = PNG.sync.write(png);
  expect(codeIn(PNG.sync.write(await screenshot([[40, 30]])))).toBe(secret);
  const checked = await check(content);
  if (!checked.ok) throw new Error(checked.why);
  expect(checked).toMatchObject({ type: "image/png", covered: 2 });
  expect(codeIn(checked.content)).toBeUndefined();
  const shown = PNG.sync.read(Buffer.from(checked.content));
  const from = 690 * png.width * 4;
  expect(shown.data.subarray(from).equals(png.data.subarray(from))).toBe(true);
});

test("a code in a photo is covered, too, and one that is drawn by transparency alone", async () => {
  const photo = await check(jpegOf(await screenshot([[200, 300]])));
  expect(photo).toMatchObject({ ok: true, type: "image/jpeg", covered: 1 });
  const clear = await screenshot([[200, 300]]);
  for (let at = 0; at < clear.data.length; at += 4) {
    clear.data[at + 3] = 255 - (clear.data[at] ?? 0);
    clear.data.fill(0, at, at + 3);
  }
  expect(await check(PNG.sync.write(clear))).toMatchObject({ ok: true, covered: 1 });
});

test("a photo without a code keeps its pixels and how it is turned, and loses everything else", async () => {
  const photo = jpegOf(await screenshot([]));
  const tiff = Buffer.from("49492a0008000000010012010300010000000600000000000000", "hex");
  const exif = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff, Buffer.from("GPS 50.67 N 17.92 E")]);
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  const tail = Buffer.from("a second file behind the end");
  const checked = await check(Buffer.concat([photo.subarray(0, 2), head, exif, photo.subarray(2), tail]));
  if (!checked.ok) throw new Error(checked.why);
  const told = Buffer.from(checked.content).toString("latin1");
  expect(told).not.toMatch(/GPS|second file/);
  expect(told.slice(0, 60)).toContain("Exif\0\0MM\0*\0\0\0\b\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06");
  expect(decode(checked.content, { useTArray: true }).data).toEqual(decode(photo, { useTArray: true }).data);
});

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};
/** A PNG whose header names this size and whose data inflates to that many bytes. */
function pngBomb(width: number, height: number, bytes: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6], 8);
  const data = deflateSync(Buffer.alloc(bytes), { level: 9 });
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

test.each<[string, Buffer, string]>([
  ["a picture with too many pixels", pngBomb(60_000, 60_000, 1_000), "tooLarge"],
  ["a file of 30 MB", Buffer.concat([jpegOf(new PNG({ width: 8, height: 8 })), Buffer.alloc(30_000_000)]), "tooLarge"],
  ["a bomb that inflates to more than its header says", pngBomb(16, 16, 200_000_000), "unreadable"],
  ["a PNG that ends early", pngBomb(400, 400, 100), "unreadable"],
  ["a JPEG that is no picture", Buffer.from("ffd8ffe000104a46494600", "hex"), "unreadable"],
  ["a drawing with a script", Buffer.from("<svg onload='alert(1)'/>"), "unreadable"],
  ["nothing", Buffer.alloc(0), "unreadable"],
])("%s is refused with one word", async (_, content, why) => expect(await check(content)).toEqual({ ok: false, why }));

test("a picture that takes too long or too much is refused, and the next one is checked", async () => {
  const hurried = createPictureCheck({ deadlineMs: 1 });
  const content = PNG.sync.write(await screenshot([[40, 30]]));
  expect(await Promise.all([hurried(content), hurried(content)])).toEqual([
    { ok: false, why: "unreadable" },
    { ok: false, why: "unreadable" },
  ]);
});
