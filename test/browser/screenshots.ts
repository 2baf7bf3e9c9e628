import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { PNG } from "pngjs";
import { palettePng } from "../../dialogs/guide/palettePng";
import { startChromium } from "../support/chromium";
import { Chat, confirmed, signIn, usosPress } from "./chat";
import { openProduct } from "./openProduct";

const folder = resolve(__dirname, "../../deploy/pictures");
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const desktop = { viewport: { width: 1280, height: 860 } };
const anna = "Anna Przykładna";

/** `npm run screenshots` takes the pictures of `deploy/pictures` anew, from the real product and its sandbox. */
async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await startChromium();
  try {
    await onPhone(browser);
    await onDarkDesktop(browser);
  } finally {
    await browser.close();
  }
}

async function onPhone(browser: Browser): Promise<void> {
  await withStudent(browser, phone, async (chat, address) => {
    await chat.button("Zaloguj się przez USOS").waitFor();
    await picture(chat.page, "welcome");
    await signInAndOrder(chat, async (tab, name) => picture(tab, name));
    await picture(chat.page, "ordered");
    const control = await chat.page.context().newPage();
    await control.goto(`${address}/sandbox/`);
    await usosPress(control, anna, "Order ready now");
    await picture(control, "control");
    await control.close();

    await chat.page.locator(".secret .qr").waitFor();
    await chat.page.reload();
    await chat.page.locator(".secret .qr").waitFor();
    await picture(chat.page, "code");
    await toTheLayout(chat);
    await picture(chat.page, "step");
    await chat.press("Coś nie działa");
    await chat.press("Napisz do pomocy");
    await chat.page.getByLabel("Co się dzieje?").fill("Na dole ekranu nie ma przycisku Dodaj.");
    await chat.press("Pokaż, co zostanie wysłane");
    await picture(chat.page, "review");
    await chat.press("Wyślij zgłoszenie");
    await chat.sees("dotarło do pomocy");
    const mail = await chat.page.context().newPage();
    await mail.goto(`${address}/sandbox/mail/`);
    await mail.getByRole("link", { name: "prośba o pomoc" }).click();
    await picture(mail, "letter");
  });
}

async function onDarkDesktop(browser: Browser): Promise<void> {
  await withStudent(browser, { ...desktop, colorScheme: "dark" }, async (chat) => {
    await signInAndOrder(chat, () => Promise.resolve());
    await chat.press("Zobacz, co będzie dalej");
    await chat.press("Android");
    await picture(chat.page, "desktop-dark");
  });
}

async function signInAndOrder(chat: Chat, show: (page: Page, name: string) => Promise<void>): Promise<void> {
  await chat.press("Zaloguj się przez USOS");
  const tab = await chat.follows("Zaloguj się w USOS");
  await signIn(tab, anna);
  await show(tab, "sign-in");
  await chat.says(await confirmed(tab));
  await tab.close();
  await chat.button("Zamawiam").waitFor();
  await chat.press("Czy mogę ją mieć?");
  await show(chat.page, "eligibility");
  await chat.press("Zamów mLegitymację");
  await chat.press("Zamawiam");
  await chat.sees("Zamówienie przyjęte.");
}

async function toTheLayout(chat: Chat): Promise<void> {
  for (const name of ["Przeprowadź mnie krok po kroku", "Android", "Dalej", "Dalej", "Na dole jest «Dokumenty»"])
    await chat.press(name);
}

/** A product of its own, so that no picture shows what an earlier one left behind. */
async function withStudent(
  browser: Browser,
  options: BrowserContextOptions,
  act: (chat: Chat, address: string) => Promise<void>,
): Promise<void> {
  const product = await openProduct();
  const context = await browser.newContext({ ...options, locale: "pl-PL" });
  try {
    const page = await context.newPage();
    await page.goto(`${product.address}/`);
    await act(new Chat(page), product.address);
  } finally {
    await context.close();
    await product.close();
  }
}

/** What the window shows once nothing moves in it, with few colours and therefore small. */
async function picture(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  await page.evaluate("Promise.all(document.getAnimations().map((it) => it.finished))");
  const small = palettePng(PNG.sync.read(await page.screenshot()), {});
  writeFileSync(join(folder, `${name}.png`), small);
  process.stdout.write(`${name}.png ${(small.length / 1024).toFixed(1)} KB\n`);
}

main().catch((cause: unknown) => {
  process.stderr.write(`The pictures could not be taken: ${String(cause)}\n`);
  process.exitCode = 1;
});
