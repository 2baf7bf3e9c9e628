import type { Page } from "playwright-core";

/** The phone on which a page is tried, unless a test needs another. */
export const phone = { viewport: { width: 390, height: 780 }, colorScheme: "light", locale: "pl-PL" } as const;

/** Saves a picture of a page in the folder that `SCREENSHOTS` names. */
export async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  await page.evaluate("Promise.all(document.getAnimations().map((it) => it.finished))");
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage });
}
