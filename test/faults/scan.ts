import jsQR from "jsqr";
import { PNG } from "pngjs";

/** In the product's drawings a module of a QR is eight pixels wide; reading every fourth pixel is enough. */
const every = 4;

/** The text of the QR code in a picture as a phone reads it; empty when there is none. */
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
