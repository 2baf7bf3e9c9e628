import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PNG } from "pngjs";
import { palettePng } from "../../dialogs/guide/palettePng";
import { folder, sources } from "../../dialogs/guide/sources";

const mend = "run `npm run guide` and commit the picture";
const pathOf = (name: string): string => join(folder, `${name}.png`);
const drawings = sources();

describe.each(drawings)("the picture $name", ({ name, width, height, fingerprint }) => {
  const path = pathOf(name);
  const file = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);

  test("exists, with two pixels for each unit of its drawing", () => {
    const picture = PNG.sync.read(file);
    expect({ width: picture.width, height: picture.height }).toEqual({ width: width * 2, height: height * 2 });
  });

  test("is not empty and has several colours", () => {
    expect(new Set(new Uint32Array(new Uint8Array(PNG.sync.read(file).data).buffer)).size).toBeGreaterThan(8);
  });

  test("is a small enough file for a chat on a phone", () => {
    expect(file.length).toBeLessThanOrEqual(60 * 1024);
  });

  test("was rendered from the current drawing", () => {
    const drawnFrom = /tEXtSource\0([0-9a-f]{16})/.exec(file.toString("latin1"))?.[1];
    expect({ drawnFrom, mend }).toEqual({ drawnFrom: fingerprint, mend });
  });
});

test("there is no picture without a drawing", () => {
  const pictures = readdirSync(folder).filter((file) => file.endsWith(".png"));
  expect(pictures.sort()).toEqual(drawings.map(({ name }) => `${name}.png`).sort());
});

test("the name of every drawing can be used in a web address and in a dialog", () => {
  for (const { name } of drawings) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test("a drawing uses only shapes that the parts or the drawing itself define", () => {
  const shared = readFileSync(join(folder, "parts.svg"), "utf8");
  for (const { name, svg } of drawings) {
    const used = [...svg.matchAll(/href="#([\w-]+)"/g)].map(([, id]) => id);
    const missing = used.filter((id) => !`${shared}${svg}`.includes(`id="${id ?? ""}"`));
    expect({ name, missing }).toEqual({ name, missing: [] });
  }
});

describe("a picture with a palette", () => {
  const bitmap = (width: number, height: number, colour: (i: number) => readonly number[]) => ({
    width,
    height,
    data: Uint8Array.from(Array.from({ length: width * height }, (_, i) => colour(i)).flat()),
  });

  test("keeps every pixel when the colours are few, transparent ones included", () => {
    const flat = bitmap(
      5,
      3,
      (i) =>
        [
          [255, 0, 0, 255],
          [0, 90, 200, 128],
          [0, 0, 0, 0],
        ][i % 3] ?? [],
    );
    expect([...PNG.sync.read(palettePng(flat, {})).data]).toEqual([...flat.data]);
  });

  test("stays close to every pixel when the colours are many", () => {
    const many = bitmap(40, 40, (i) => [(i * 7) % 256, (i * 3) % 256, 128, 255]);
    const read = PNG.sync.read(palettePng(many, {})).data;
    const worst = Math.max(...many.data.map((value, i) => Math.abs(value - (read[i] ?? 0))));
    expect(worst).toBeLessThan(40);
  });
});
