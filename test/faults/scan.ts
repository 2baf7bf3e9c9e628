import jsQR from "jsqr";
import { PNG } from "pngjs";

/** As the product draws it, a module of a QR is eight pixels wide; a quarter of them are enough to read it. */
const every = 4;

/** What a phone reads from a picture: the QR's words, nothing when there is none. */
export function scan(png: Buffer): string[] {
  const { data, width, height } = PNG.sync.read(png);
  const [columns, rows] = [Math.floor(width / every), Math.floor(height / every)];
  const pixels = new Uint8ClampedArray(columns * rows * 4);
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      const from = (y * every * width + x * every) * 4;
      pixels.set(data.subarray(from, from + 4), (y * columns + x) * 4);
    }
  const read = jsQR(pixels, columns, rows)?.data;
  return read === undefined ? [] : [read];
}
