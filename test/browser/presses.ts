import type { BrowserContext, Page } from "playwright-core";

const recorder = `{
  const heard = (globalThis.pressesHeard = []);
  const name = (it) => (it instanceof Element ? it.tagName + (it.id && "#" + it.id) + " " + it.textContent.trim().slice(0, 40) : "");
  for (const type of ["pointerdown", "pointerup", "pointercancel", "click"])
    addEventListener(type, ({ target }) => heard.push(Math.round(performance.now()) + " ms " + type + " " + name(target)), true);
}`;

/** Makes the pages of this browser record what is pressed, so that a press without an answer can be explained. */
export async function recordPresses(context: BrowserContext): Promise<void> {
  await context.addInitScript(recorder);
}

/** The last records of a page, one on each line: the browser drops a press that is released over a different element. */
export const lastPresses = (page: Page): Promise<string> =>
  page.evaluate("(globalThis.pressesHeard ?? []).slice(-8).join('\\n')");
