import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { PNG } from "pngjs";
import { palettePng } from "./palettePng";
import { folder, parts, sources } from "./sources";

/**
 * Renders the drawings: all of them with `npm run guide`, or only those named, as in `npm run guide -- scan done`. Needs Chromium at
 * /usr/bin/chromium or at the path in the environment variable CHROMIUM.
 */
async function render(names: readonly string[]): Promise<void> {
  const chosen = sources().filter(({ name }) => names.length === 0 || names.includes(name));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
  try {
    const page = await browser.newPage({ deviceScaleFactor: 2 });
    for (const { name, svg, width, height, fingerprint } of chosen) {
      await page.setViewportSize({ width, height });
      await page.setContent(`<style>body{margin:0}body>svg:last-child{display:block}</style>${parts()}${svg}`);
      const bitmap = PNG.sync.read(await page.screenshot({ omitBackground: true }));
      const picture = palettePng(bitmap, { Source: fingerprint });
      writeFileSync(join(folder, `${name}.png`), picture);
      process.stdout.write(`${name}.png ${bitmap.width}×${bitmap.height} ${(picture.length / 1024).toFixed(1)} KB\n`);
    }
  } finally {
    await browser.close();
  }
}

render(process.argv.slice(2)).catch((cause: unknown) => {
  process.stderr.write(`The pictures could not be drawn: ${String(cause)}\n`);
  process.exitCode = 1;
});
