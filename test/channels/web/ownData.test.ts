import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { copy, copyPattern } from "../../support/copy";
import { startChromium } from "../../support/chromium";
import { until } from "../../support/waiting";
import { Chat, confirmed, signIn } from "../../browser/chat";
import { phone, picture } from "./picture";
import { openWebWorld, type WebWorld } from "./webWorld";

let browser: Browser;
let world: WebWorld;
let context: BrowserContext;
let page: Page;
let chat: Chat;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  world = await openWebWorld();
  context = await browser.newContext(phone);
  page = await context.newPage();
  chat = new Chat(page);
  await page.goto(world.publicUrl);
  world.app.workers.forEach((it) => it.start());
  await articles().first().waitFor();
});
afterEach(async () => {
  await context.close();
  await world.close();
});

const articles = (on = page) => on.getByRole("article");
const press = (name: string) => page.getByRole("button", { name, exact: true }).last().click();

/** Signs in, with USOS in a tab of its own. */
async function signsIn(): Promise<void> {
  await press(copy("menu.link"));
  const usos = await chat.follows(copy("link.open"));
  await signIn(usos, "Anna Przykładna");
  await chat.says(await confirmed(usos));
  await page
    .getByText(copyPattern("link.done", { name: "Anna" }))
    .first()
    .waitFor();
}

test("a copy is downloaded from the page, opens from the disk, and another browser gets nothing", async () => {
  await chat.says("pomoc człowieka");
  await page.getByText(copy("escalate.describe")).waitFor();
  await chat.says("mObywatel pokazuje błąd 17");
  await press(copy("escalate.send"));
  await page.getByText(copyPattern("escalate.sentTitle")).first().waitFor();
  await chat.says("moje dane");
  await press(copy("privacy.export"));
  const at = await chat.follows(copy("copy.open"));
  await at.getByRole("button", { name: copy("copy.fetchPage") }).waitFor();
  await picture(at, "copy-address");

  const stranger = await fetch(at.url(), { method: "POST", body: new URLSearchParams({ format: "page" }) });
  expect(stranger.status).toBe(410);

  const downloading = at.waitForEvent("download");
  await at.getByRole("button", { name: copy("copy.fetchPage") }).click();
  const download = await downloading;
  const folder = mkdtempSync(join(tmpdir(), "legitka-copy-"));
  try {
    const path = join(folder, download.suggestedFilename());
    await download.saveAs(path);
    const disk = await context.newPage();
    await disk.goto(pathToFileURL(path).href);
    expect(await disk.getByRole("heading", { level: 1 }).innerText()).toBe(copy("privacy.exportTitle"));
    expect(await disk.locator("body").innerText()).toContain("mObywatel pokazuje błąd 17");
    const overflow = await disk.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(overflow).toBe(0);
    await picture(disk, "copy", true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("after signing out the conversation can be cleared, in the store and in every tab", async () => {
  const tab = await context.newPage();
  await tab.goto(world.publicUrl);
  await articles(tab).first().waitFor();
  await signsIn();
  await chat.says("wyloguj mnie");
  await press(copy("unlink.confirm"));
  await page.getByText(copy("unlink.done")).waitFor();
  await picture(page, "clear-offer");
  await press(copy("unlink.clear"));
  for (const one of [page, tab]) await until("an empty conversation", async () => (await articles(one).count()) === 0);
  for await (const left of world.store.scan("transcript")) expect(left).toBeUndefined();
  await tab.reload();
  await tab.getByText(copyPattern("menu.welcome")).waitFor();
  expect(await articles(tab).count()).toBe(1);
});

test("an erasure says that this conversation disappears, and it does", async () => {
  await chat.says("moje dane");
  await press(copy("privacy.erase"));
  await page.getByText(copyPattern("privacy.eraseHere")).waitFor();
  await press(copy("privacy.eraseConfirm"));
  await page.getByText(copy("privacy.erased")).waitFor();
  expect(await articles().count()).toBe(1);
});
