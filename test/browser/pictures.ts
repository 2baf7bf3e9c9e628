import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { PNG } from "pngjs";
import { palettePng } from "../../dialogs/guide/palettePng";
import type { TeamsChat } from "./teams/teamsChat";

export const folder = resolve(__dirname, "../../deploy/pictures");
export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
export const slackWindow = { viewport: { width: 1060, height: 860 }, deviceScaleFactor: 1.5 };

/** The client's column is wider than its cards. */
const cardWidth = 560;

/** Saves the newest message, once its pictures are there. */
export async function message(chat: TeamsChat, name: string): Promise<void> {
  await chat.page.evaluate("Promise.all([...document.images].map((it) => it.decode().catch(() => undefined)))");
  const { x, y, width, height } = (await chat.messages.last().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  write(name, await chat.page.screenshot({ clip: { x, y, width: Math.min(width, cardWidth), height } }));
}

/** Saves what the window shows once nothing moves in it, with few colours to keep the file small. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  await page.evaluate("Promise.all(document.getAnimations().map((it) => it.finished))");
  write(name, await page.screenshot());
}

function write(name: string, screenshot: Buffer): void {
  const small = palettePng(PNG.sync.read(screenshot), {});
  writeFileSync(join(folder, `${name}.png`), small);
  process.stdout.write(`${name}.png ${(small.length / 1024).toFixed(1)} KB\n`);
}
