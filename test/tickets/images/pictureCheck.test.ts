import { crc32, deflateSync } from "node:zlib";
import { decode, encode } from "jpeg-js";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { toBuffer } from "qrcode";
import { headerOf } from "../../../src/tickets/images/header";
import { pictureName } from "../../../src/tickets/images/pictureName";
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

test("a photo without a code looks the same and keeps how it is turned, and loses everything else", async () => {
  const photo = jpegOf(await screenshot([]));
  const tiff = Buffer.from("49492a0008000000010012010300010000000600000000000000", "hex");
  const exif = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff, Buffer.from("GPS 50.67 N 17.92 E")]);
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  const table = Buffer.concat([Buffer.from("ffdb004303", "hex"), Buffer.from("<script>alert(1)</script>".padEnd(64))]);
  const tail = Buffer.from("a second file behind the end");
  const checked = await check(Buffer.concat([photo.subarray(0, 2), head, exif, table, photo.subarray(2), tail]));
  if (!checked.ok) throw new Error(checked.why);
  const told = Buffer.from(checked.content).toString("latin1");
  expect(told).not.toMatch(/GPS|second file|script/);
  expect(told.slice(0, 60)).toContain("Exif\0\0MM\0*\0\0\0\b\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06");
  const shown = decode(checked.content, { useTArray: true }).data;
  const sent = decode(photo, { useTArray: true }).data;
  expect(shown.reduce((sum, it, at) => sum + Math.abs(it - (sent[at] ?? 0)), 0) / sent.length).toBeLessThan(1);
});

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};
interface Png {
  readonly depth?: number;
  readonly isInterlaced?: boolean;
}
const header = (width: number, height: number, { depth = 8, isInterlaced = false }: Png): Buffer => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([depth, 6, 0, 0, isInterlaced ? 1 : 0], 8);
  return chunk("IHDR", data);
};
const signature = Buffer.from("89504e470d0a1a0a", "hex");
/** The pixels of a PNG, which inflate to that many bytes. */
const rest = (bytes: number): Buffer[] => [
  chunk("IDAT", deflateSync(Buffer.alloc(bytes), { level: 9 })),
  chunk("IEND", Buffer.alloc(0)),
];
/** A PNG whose header names this size and whose data inflates to that many bytes. */
const pngBomb = (width: number, height: number, bytes: number, png: Png = {}): Buffer =>
  Buffer.concat([signature, header(width, height, png), ...rest(bytes)]);
/** A PNG with a second header, which decoders believe. */
const twoHeaders = (second: Buffer, bytes: number): Buffer =>
  Buffer.concat([signature, header(16, 16, {}), second, ...rest(bytes)]);
const interlaced16 = 16 * 16 * 4 + 30;

test.each<[string, Buffer, string]>([
  ["a picture with too many pixels", pngBomb(60_000, 60_000, 1_000), "tooLarge"],
  ["a file of 30 MB", Buffer.concat([jpegOf(new PNG({ width: 8, height: 8 })), Buffer.alloc(30_000_000)]), "tooLarge"],
  ["a bomb that inflates to more than its header says", pngBomb(16, 16, 200_000_000), "unreadable"],
  [
    "an interlaced picture, which may inflate to anything",
    pngBomb(16, 16, interlaced16, { isInterlaced: true }),
    "unreadable",
  ],
  ["a second header that interlaces", twoHeaders(header(16, 16, { isInterlaced: true }), interlaced16), "unreadable"],
  ["a second header with another size", twoHeaders(header(40, 40, {}), 40 * 161), "unreadable"],
  ["a photo with more pixels than a phone's", pngBomb(4_200, 3_000, 1_000), "tooLarge"],
  ["half as many pixels of twice as many bits", pngBomb(3_000, 2_100, 1_000, { depth: 16 }), "tooLarge"],
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

/** A small code, with each pixel this many times as wide and as high, in these colours. */
async function drawn(wide: number, high: number, dark: readonly number[], light: readonly number[]): Promise<Buffer> {
  const code = PNG.sync.read(await toBuffer(secret, { scale: 3 }));
  const png = new PNG({ width: code.width * wide, height: code.height * high });
  for (let at = 0; at < png.width * png.height; at++) {
    const [x, y] = [Math.floor((at % png.width) / wide), Math.floor(at / png.width / high)];
    const isLight = (code.data[(y * code.width + x) * 4] ?? 0) > 127;
    png.data.set([...(isLight ? light : dark), 255], at * 4);
  }
  return PNG.sync.write(png);
}
const [black, white] = [
  [0, 0, 0],
  [255, 255, 255],
];

test.each<[string, Promise<Buffer>]>([
  ["stretched to the side", drawn(3, 1, black, white)],
  ["stretched upwards", drawn(1, 3, black, white)],
  ["faint", drawn(2, 2, [124, 124, 124], [132, 132, 132])],
  ["red on a green that is as light", drawn(2, 2, [255, 0, 0], [0, 127, 0])],
])("a code that is %s is covered", async (_, content) =>
  expect(await check(await content)).toMatchObject({ ok: true, covered: 1 }),
);

test("a picture that is full of codes is refused", async () => {
  const code = PNG.sync.read(await toBuffer("1", { scale: 2, margin: 3 }));
  const png = new PNG({ width: code.width * 4, height: code.height * 4 });
  for (let at = 0; at < 16; at++) {
    const [x, y] = [(at % 4) * code.width, Math.floor(at / 4) * code.height];
    PNG.bitblt(code, png, 0, 0, code.width, code.height, x, y);
  }
  expect(await check(PNG.sync.write(png))).toEqual({ ok: false, why: "unreadable" });
});

test.each([
  ["formularz.hta", "image/jpeg", "formularz.jpg"],
  ["zrzut.png", "image/png", "zrzut.png"],
  ["../../x.png\u202Egpj.exe", "image/png", "x-png-gpj.png"],
  [".exe", "image/png", "picture.png"],
  ["ą".repeat(100), "image/jpeg", `${"ą".repeat(56)}.jpg`],
] as const)("a picture called %p that is %s goes on as %s", (name, type, shown) =>
  expect(pictureName(name, type)).toBe(shown),
);
