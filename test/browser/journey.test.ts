import jsQR from "jsqr";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { PNG } from "pngjs";
import { startChromium } from "../support/chromium";
import { Chat, confirmed, signIn, usosPress } from "./chat";
import { openProduct, type OpenProduct } from "./openProduct";
import { recordPresses } from "./presses";
import { patienceMs } from "../support/waiting";

const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  locale: "pl-PL",
};
const darkDesktop: BrowserContextOptions = {
  viewport: { width: 1280, height: 860 },
  colorScheme: "dark",
  locale: "pl-PL",
};

const problem = "Na dole ekranu nie ma przycisku Dodaj.";

let browser: Browser;
let product: OpenProduct;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

/** A person's browser; whatever its pages complain of fails the test at its end. */
async function withBrowser(
  options: BrowserContextOptions,
  act: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(patienceMs);
  await recordPresses(context);
  const complaints: string[] = [];
  context.on("console", (said) => {
    if (said.type() === "error" || said.type() === "warning") complaints.push(said.text());
  });
  context.on("weberror", (error) => complaints.push(String(error.error())));
  try {
    await act(context);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

async function openChat(context: BrowserContext): Promise<Chat> {
  const page = await context.newPage();
  await page.goto(`${product.address}/`);
  return new Chat(page);
}

/** What a camera held before the screen reads where the QR is. */
async function scanned(page: Page): Promise<string | undefined> {
  const clip = (await page.locator(".secret .qr").boundingBox()) ?? undefined;
  const { data, width, height } = PNG.sync.read(await page.screenshot(clip && { clip }));
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

describe.each([
  ["on a phone", phone],
  ["on a dark desktop", darkDesktop],
])("a student's first mLegitymacja %s", (_, options) => {
  test("goes from the greeting through USOS, the QR on the screen and a letter to support to the card in mObywatel", async () => {
    await withBrowser(options, async (context) => {
      const before = await openChat(context);
      await before.press("Zaloguj się przez USOS");
      const tab = await before.follows("Zaloguj się w USOS");
      await signIn(tab, "Anna Przykładna");
      const sides = await tab.locator("dl").innerText();
      expect(sides).toContain("Anna Przykładna");
      expect(sides).toContain("Legitka (web)");
      await before.says(await confirmed(tab));
      await tab.close();

      await before.sees("Gotowe, Anna!");
      await before.press("Czy mogę ją mieć?");
      await before.sees("Tak! USOS pozwala Ci teraz zamówić mLegitymację.");
      await before.press("Zamów mLegitymację");
      await before.press("Zamawiam");
      await before.sees("Zamówienie przyjęte.");
      await before.page.close();

      const control = await context.newPage();
      await control.goto(`${product.address}/sandbox/`);
      await usosPress(control, "Anna Przykładna", "Order ready now");
      await product.keeps("Twoje kody do mObywatela");

      const back = await openChat(context);
      await back.sees("Twój kod jest gotowy!");
      const { token, distributionPass } = product.order("anna");
      await back.page.locator(".secret .qr").scrollIntoViewIfNeeded();
      expect(await scanned(back.page)).toBe(token);
      expect((await back.page.locator(".groups > span").allTextContents()).join("")).toBe(distributionPass);

      await keptNowhere(back.page, [token, distributionPass]);

      await back.press("Przeprowadź mnie krok po kroku");
      await back.press("Android");
      await back.sees("Zanim zaczniesz");
      await back.press("Dalej");
      await back.sees("Otwórz mObywatela na swoim Androidzie");
      await back.press("Dalej");
      await back.press("Na dole jest «Dokumenty»");
      await back.sees("Dokumenty → Dodaj");
      await back.press("Coś nie działa");
      await back.press("Napisz do pomocy");
      await back.page.getByLabel("Co się dzieje?").fill(problem);
      await back.press("Pokaż, co zostanie wysłane");
      await back.sees("zgloszenia@uni.opole.pl");
      await back.press("Wyślij zgłoszenie");
      await back.sees("dotarło do pomocy");

      const mail = await context.newPage();
      await mail.goto(`${product.address}/sandbox/mail/`);
      await mail.getByRole("link", { name: "prośba o pomoc" }).click();
      expect(await mail.locator("pre").innerText()).toContain(problem);
      await mail.getByLabel("Your answer").fill("Proszę zaktualizować mObywatel.\n// znany błąd");
      await mail.getByRole("button", { name: "Send" }).click();
      await mail.getByText("on its way to the student").waitFor();
      await mail.close();
      await back.sees("Proszę zaktualizować mObywatel.");
      expect(await back.text()).not.toContain("znany błąd");

      // What holds for the two secrets is worth something only because the same search finds what has to be there.
      await product.mails(problem);
      expect(product.stored()).toContain(problem);

      await usosPress(control, "Anna Przykładna", "The student scanned it");
      await back.sees("Gratulacje!");
      await gone(back.page, [token, distributionPass]);
      await back.page.reload();
      await back.sees("Gratulacje!");
      await gone(back.page, [token, distributionPass]);
      await keptNowhere(back.page, [token, distributionPass]);
    });
  });
});

test("with the keyboard alone a student gets from the greeting through USOS to an order", async () => {
  await withBrowser(darkDesktop, async (context) => {
    const chat = await openChat(context);
    await chat.sees("Cześć!");
    await tabTo(chat.page, "Zaloguj się przez USOS");
    await chat.page.keyboard.press("Enter");
    await chat.sees("Logowanie przez USOS");
    await tabTo(chat.page, "Zaloguj się w USOS");
    const opened = context.waitForEvent("page");
    await chat.page.keyboard.press("Enter");

    const tab = await opened;
    for (const name of ["Anna Przykładna", "Zezwól", "Tak, to mój czat"]) {
      await tab.getByRole("button", { name }).waitFor();
      await tabTo(tab, name);
      await tab.keyboard.press("Enter");
    }
    const digits = await tab.locator(".code").innerText();
    await tab.close();

    await tabTo(chat.page, "Sześć cyfr ze strony");
    await chat.page.keyboard.type(digits);
    await chat.page.keyboard.press("Enter");
    await chat.button("Zamawiam").waitFor();
    await tabTo(chat.page, "Zamawiam");
    await chat.page.keyboard.press("Enter");
    await chat.sees("Zamówienie przyjęte.");
    expect(product.order("anna").end).toBeNull();
  });
});

/** Walks on with Tab to what bears this name; every stop on the way must be seen to have the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const stops: string[] = [];
  for (let count = 0; count < 40; count++) {
    await page.keyboard.press("Tab");
    const stop = page.locator(":focus");
    const [called, outline] = await stop.evaluate(focusOf);
    expect([called, outline]).toEqual([called, "solid"]);
    if (called.includes(name)) return;
    stops.push(called);
  }
  throw new Error(`Tab does not lead to «${name}», but to: ${stops.join(", ")}`);
}

/** Runs in the page: what the focused element is called, and how its outline is drawn. */
function focusOf(element: unknown): [string, string] {
  /* eslint-disable -- the browser's globals are not typed here */
  const it = element as any;
  const called = it.labels?.[0]?.textContent || it.getAttribute("aria-label") || it.textContent;
  return [called.trim(), (globalThis as any).getComputedStyle(it).outlineStyle];
  /* eslint-enable */
}

/** Neither the browser, nor the product's store, nor a letter may hold a secret; the screen alone does. */
async function keptNowhere(page: Page, secrets: readonly string[]): Promise<void> {
  const browsers = JSON.stringify(await page.context().storageState({ indexedDB: true }));
  const session = String(await page.evaluate("JSON.stringify({ ...sessionStorage })"));
  const places = { browsers, session, address: page.url(), stored: product.stored(), mailed: product.mailed() };
  const found = Object.entries(places).filter(([, text]) => secrets.some((it) => text.includes(it)));
  expect(found.map(([place]) => place)).toEqual([]);
}

async function gone(page: Page, secrets: readonly string[]): Promise<void> {
  await page.locator(".secret .qr").waitFor({ state: "detached" });
  expect(await page.locator(".secret > *").count()).toBe(0);
  const html = await page.content();
  expect(secrets.filter((it) => html.includes(it))).toEqual([]);
}
