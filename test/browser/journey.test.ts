import jsQR from "jsqr";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { PNG } from "pngjs";
import { startChromium } from "../support/chromium";
import { Chat, confirmed, signIn, usosPress } from "./chat";
import { openProduct, type OpenProduct } from "./openProduct";
import { recordPresses } from "./presses";
import { copy, copyPattern } from "../support/copy";
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

/** Opens a person's browser; any error that its pages report fails the test at its end. */
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

/** The text of the QR code on the page, as a camera reads it from the screen. */
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
      await before.press(copy("menu.link"));
      const tab = await before.follows(copy("link.open"));
      await signIn(tab, "Anna Przykładna");
      const sides = await tab.locator("dl").innerText();
      expect(sides).toContain("Anna Przykładna");
      expect(sides).toContain("Legitka (web)");
      await before.says(await confirmed(tab));
      await tab.close();

      await before.sees(copy("link.done", { name: "Anna" }));
      await before.press(copy("menu.eligibility"));
      await before.sees(copy("eligibility.yes"));
      await before.press(copy("menu.order"));
      await before.press(copy("order.place"));
      await before.sees(copy("order.placed"));
      await before.page.close();

      const control = await context.newPage();
      await control.goto(`${product.address}/sandbox/`);
      await usosPress(control, "Anna Przykładna", "Order ready now");
      await product.keeps(copy("code.shownTitle"));

      const back = await openChat(context);
      await back.sees(copy("push.readyTitle"));
      const { token, distributionPass } = product.order("anna");
      await back.page.locator(".secret .qr").scrollIntoViewIfNeeded();
      expect(await scanned(back.page)).toBe(token);
      expect((await back.page.locator(".groups > span").allTextContents()).join("")).toBe(distributionPass);

      await keptNowhere(back.page, [token, distributionPass]);

      await back.press(copy("button.walkthrough"));
      await back.press(copy("button.android"));
      await back.sees(copy("activate.prepare.title"));
      await back.press(copy("button.next"));
      await back.sees(copy("activate.open-android.text"));
      await back.press(copy("button.next"));
      await back.press(copy("button.newer"));
      await back.sees(copy("activate.documents-newer.title"));
      await back.press(copy("button.stuck"));
      await back.press(copy("button.human"));
      await back.page.getByLabel(copy("escalate.label")).fill(problem);
      await back.press(copy("escalate.review"));
      await back.sees("zgloszenia@uni.opole.pl");
      await back.press(copy("escalate.send"));
      await back.sees(copyPattern("push.ticketDelivered"));

      const mail = await context.newPage();
      await mail.goto(`${product.address}/sandbox/mail/`);
      await mail.getByRole("link", { name: copyPattern("mail.subject") }).click();
      expect(await mail.locator("pre").innerText()).toContain(problem);
      await mail.getByLabel("Your answer").fill("Proszę zaktualizować mObywatel.\n// znany błąd");
      await mail.getByRole("button", { name: "Send" }).click();
      await mail.getByText("on its way to the student").waitFor();
      await mail.close();
      await back.sees("Proszę zaktualizować mObywatel.");
      expect(await back.text()).not.toContain("znany błąd");

      // That the search finds no secret proves something only because the same search finds the texts that must be there.
      await product.mails(problem);
      expect(product.stored()).toContain(problem);

      await usosPress(control, "Anna Przykładna", "The student scanned it");
      await back.sees(copy("push.collectedTitle"));
      await gone(back.page, [token, distributionPass]);
      await back.page.reload();
      await back.sees(copy("push.collectedTitle"));
      await gone(back.page, [token, distributionPass]);
      await keptNowhere(back.page, [token, distributionPass]);
    });
  });
});

test("with the keyboard alone a student gets from the greeting through USOS to an order", async () => {
  await withBrowser(darkDesktop, async (context) => {
    const chat = await openChat(context);
    await chat.sees(copyPattern("menu.welcome"));
    await tabTo(chat.page, copy("menu.link"));
    await chat.page.keyboard.press("Enter");
    await chat.sees(copy("link.title"));
    await tabTo(chat.page, copy("link.open"));
    const opened = context.waitForEvent("page");
    await chat.page.keyboard.press("Enter");

    const tab = await opened;
    for (const name of ["Anna Przykładna", "Zezwól", copy("linkPage.confirm")]) {
      await tab.getByRole("button", { name }).waitFor();
      await tabTo(tab, name);
      await tab.keyboard.press("Enter");
    }
    const digits = await tab.locator(".code").innerText();
    await tab.close();

    await tabTo(chat.page, copy("link.codeLabel"));
    await chat.page.keyboard.type(digits);
    await chat.page.keyboard.press("Enter");
    await chat.button(copy("order.place")).waitFor();
    await tabTo(chat.page, copy("order.place"));
    await chat.page.keyboard.press("Enter");
    await chat.sees(copy("order.placed"));
    expect(product.order("anna").end).toBeNull();
  });
});

/** Presses Tab until the element with this name has the focus; every element on the way must visibly show its focus. */
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

/** This function runs in the page: it returns the name of the focused element and the way its outline is drawn. */
function focusOf(element: unknown): [string, string] {
  /* eslint-disable -- the browser's globals are not typed here */
  const it = element as any;
  const called = it.labels?.[0]?.textContent || it.getAttribute("aria-label") || it.textContent;
  return [called.trim(), (globalThis as any).getComputedStyle(it).outlineStyle];
  /* eslint-enable */
}

/** Checks that the browser, the product's store and the letters contain no secret; only the screen may show it. */
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
