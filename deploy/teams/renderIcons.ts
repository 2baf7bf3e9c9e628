import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { PNG } from "pngjs";
import { palettePng } from "../../dialogs/guide/palettePng";
import { folder, icons, type IconName } from "./icons";

/**
 * `npx tsx deploy/teams/renderIcons.ts` draws both icons anew; run it after a change of a drawing and commit the PNGs.
 * Needs Chromium, at /usr/bin/chromium or where the environment variable CHROMIUM points.
 */
async function render(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
  try {
    const page = await browser.newPage({ deviceScaleFactor: 1 });
    for (const { name, size, svg, fingerprint } of icons()) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
      const { width, height, data } = PNG.sync.read(await page.screenshot({ omitBackground: true }));
      const picture = palettePng({ width, height, data: coloured(name, data) }, { Source: fingerprint });
      writeFileSync(join(folder, `${name}.png`), picture);
      process.stdout.write(`${name}.png ${width}×${height} ${(picture.length / 1024).toFixed(1)} KB\n`);
    }
  } finally {
    await browser.close();
  }
}

/** Teams takes no colour but pure white in the outline, at its soft edges and where nothing is seen either. */
const coloured = (name: IconName, rgba: Uint8Array): Uint8Array =>
  name === "outline" ? rgba.map((value, i) => (i % 4 === 3 ? value : 255)) : rgba;

render().catch((cause: unknown) => {
  process.stderr.write(`The icons could not be drawn: ${String(cause)}\n`);
  process.exitCode = 1;
});
