import { deflateSync } from "node:zlib";
import { encode } from "jpeg-js";
import { PNG } from "pngjs";
import { toBuffer } from "qrcode";
import { createFileChecks } from "../../../src/tickets/images/fileChecks";
import { prepareCodes } from "../../../src/tickets/images/codes";
import { checkPdf } from "../../../src/tickets/pdf/pdf";
import { packed, pdfOf } from "./pdfs";

beforeAll(() => prepareCodes());
const check = (content: Buffer) => checkPdf(content, () => true);
const page = packed("", "BT /F1 12 Tf (Instrukcja) Tj ET");
const objects = "/Type /ObjStm /N 1 /First 4";

test("a PDF with text, a link, compressed objects and a picture is passed on", async () => {
  const link = { says: "/Type /Annot /Subtype /Link /A << /S /URI /URI (https://uni.opole.pl) >>" };
  const photo = encode({ width: 16, height: 16, data: Buffer.alloc(16 * 16 * 4, 90) }, 80).data;
  const picture = { says: "/Subtype /Image /Width 16 /Height 16 /Filter /DCTDecode", content: photo };
  const inside = packed(objects, "9 0 << /Type /Font >>");
  expect(await check(pdfOf(page, link, picture, inside))).toEqual({ ok: true });
});

test.each([
  ["a script", pdfOf({ says: "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>" }), "scripted"],
  ["a script whose name is written by its numbers", pdfOf({ says: "/A << /S /J#61vaScript >>" }), "scripted"],
  ["a script in compressed objects", pdfOf(packed(objects, "9 0 << /S /JavaScript >>")), "scripted"],
  [
    "a script in what calls itself a picture",
    pdfOf(packed(`${objects} /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8`, "9 0 << /S /JavaScript >>")),
    "scripted",
  ],
  ["a program to start", pdfOf({ says: "/A << /S /Launch /F (cmd.exe) >>" }), "scripted"],
  ["a file inside", pdfOf(packed("/Type /EmbeddedFile", "MZ")), "scripted"],
  ["a form that sends itself", pdfOf({ says: "/A << /S /SubmitForm /F (https://zly.example) >>" }), "scripted"],
  ["a password", pdfOf({ says: "/Encrypt 9 0 R" }), "locked"],
  [
    "objects that are compressed in another way",
    pdfOf({ says: `${objects} /Filter [/LZWDecode]`, content: Buffer.from("x") }),
    "unreadable",
  ],
  [
    "objects that are compressed twice",
    pdfOf(packed(`${objects} /Filter [/FlateDecode /FlateDecode]`, "x")),
    "unreadable",
  ],
  [
    "objects of which only the differences are stored",
    pdfOf(packed(`${objects} /DecodeParms << /Predictor 12 >>`, "x")),
    "unreadable",
  ],
  ["no end", pdfOf(page).subarray(0, -8), "unreadable"],
  ["another file before it", Buffer.concat([Buffer.from("MZ"), pdfOf(page)]), "unreadable"],
  ["30 MB", Buffer.concat([pdfOf(page), Buffer.alloc(30_000_000)]), "tooLarge"],
  ["a bomb in it", pdfOf(packed("", Buffer.alloc(100 * 1024 * 1024))), "tooLarge"],
] as const)("a PDF with %s is refused with one word", async (_, content, why) => {
  expect(await check(content)).toEqual({ ok: false, why });
});

describe("a PDF with a readable code is refused", () => {
  const code = () => toBuffer("MOBYWATEL-TOKEN", { width: 240 }).then((it) => PNG.sync.read(it));
  const size = "/Subtype /Image /Width 240 /Height 240";

  test("in a photo", async () => {
    const { data } = await code();
    const content = encode({ width: 240, height: 240, data }, 90).data;
    expect(await check(pdfOf({ says: `${size} /Filter /DCTDecode`, content }))).toEqual({ ok: false, why: "code" });
  });

  test.each([
    ["grey", 1, "/BitsPerComponent 8", false],
    ["coloured", 3, "/BitsPerComponent 8", false],
    ["grey, as a PNG stores it", 1, "/BitsPerComponent 8", true],
  ] as const)("in rows of pixels: %s", async (_, channels, says, isFiltered) => {
    const { data } = await code();
    const rows = Array.from({ length: 240 }, (_row, y) =>
      Buffer.from([
        ...(isFiltered ? [0] : []),
        ...Array.from({ length: 240 * channels }, (_pixel, x) => data[(y * 240 + Math.floor(x / channels)) * 4] ?? 0),
      ]),
    );
    expect(await check(pdfOf(packed(`${size} ${says}`, Buffer.concat(rows))))).toEqual({ ok: false, why: "code" });
  });

  test("in black and white", async () => {
    const { data } = await code();
    const bits = Buffer.alloc(30 * 240);
    for (let at = 0; at < 240 * 240; at++)
      if ((data[at * 4] ?? 0) > 127) bits[at >> 3] = (bits[at >> 3] ?? 0) | (128 >> (at & 7));
    expect(await check(pdfOf(packed(`${size} /ImageMask true`, bits)))).toEqual({ ok: false, why: "code" });
  });
});

test("a PDF is checked in a thread, which ends for one that takes too long, and the next one is checked", async () => {
  const checks = createFileChecks();
  expect(await checks.pdf(pdfOf(page))).toEqual({ ok: true });
  expect(await checks.pdf(pdfOf({ says: "/S /JavaScript" }))).toEqual({ ok: false, why: "scripted" });
  expect(
    await createFileChecks({ deadlineMs: 1 }).pdf(
      pdfOf({ says: "", content: deflateSync(Buffer.alloc(9_000_000, 1)) }),
    ),
  ).toEqual({ ok: false, why: "unreadable" });
});
