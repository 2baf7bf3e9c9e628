import jsQR from "jsqr";
import type { Browser, BrowserContext } from "playwright-core";
import { PNG } from "pngjs";
import { startChromium } from "../../support/chromium";
import { confirmed, signIn, usosPress } from "../chat";
import { openProduct, type OpenProduct } from "../openProduct";
import { startPlayground, type Playground } from "./playground";
import { TeamsChat } from "./teamsChat";
import { patienceMs } from "../../support/waiting";

let browser: Browser;
let product: OpenProduct;
let playground: Playground;
let context: BrowserContext;
let complaints: string[];
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  product = await openProduct();
  playground = await startPlayground(`${product.address}/api/messages`);
  context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: "pl-PL" });
  context.setDefaultTimeout(patienceMs);
  complaints = [];
  context.on("console", (said) => {
    if (said.type() === "error" && !TeamsChat.missesInternet(said)) complaints.push(said.text());
  });
});
afterEach(async () => {
  await context.close();
  await playground.close();
  await product.close();
});

/** What a camera held before the screen reads from the newest message. */
async function scanned(chat: TeamsChat): Promise<string | undefined> {
  const image = chat.page.getByRole("img", { name: "Kod QR do aktywacji mLegitymacji" }).last();
  await image.scrollIntoViewIfNeeded();
  const { data, width, height } = PNG.sync.read(await image.screenshot());
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

test("a student's first mLegitymacja, from the greeting to the card in mObywatel, in Microsoft's own client", async () => {
  const chat = await TeamsChat.open(context, playground.address);
  await chat.sees("Cześć! Pomogę Ci mieć legitymację studencką w telefonie");
  await chat.press("Zaloguj się przez USOS");
  const tab = await chat.follows("Zaloguj się w USOS");
  await signIn(tab, "Anna Przykładna");
  const sides = await tab.locator("dl").innerText();
  expect(sides).toContain("Anna Przykładna");
  expect(sides).toContain("Microsoft Teams");
  const digits = await confirmed(tab);
  await tab.close();

  await chat.fills("Sześć cyfr ze strony", digits);
  await chat.press("Połącz konto");
  await chat.sees("Gotowe, Anna!");
  await chat.press("Zamawiam");
  await chat.sees("Zamówienie przyjęte.");

  const control = await context.newPage();
  await control.goto(`${product.address}/sandbox/`);
  await usosPress(control, "Anna Przykładna", "Order ready now");
  // A browser lets a tab behind another one wait.
  await chat.page.bringToFront();
  await chat.sees("Twój kod jest gotowy!");
  const { token, distributionPass } = product.order("anna");
  await chat.sees(distributionPass);
  expect(await scanned(chat)).toBe(token);

  await chat.press("Przeprowadź mnie krok po kroku");
  await chat.press("Android");
  await chat.sees("Zanim zaczniesz");
  await chat.press("Dalej");
  await chat.press("Dalej");
  await chat.press("Na dole jest «Dokumenty»");
  await chat.sees("Dokumenty → Dodaj");
  await chat.press("Coś nie działa");
  await chat.press("Napisz do pomocy");
  await chat.fills("Co się dzieje?", "Na dole ekranu nie ma przycisku Dodaj.");
  await chat.press("Pokaż, co zostanie wysłane");
  await chat.press("Wyślij zgłoszenie");
  await chat.sees("dotarło do pomocy");
  await product.mails("Na dole ekranu nie ma przycisku Dodaj.");

  await usosPress(control, "Anna Przykładna", "The student scanned it");
  await chat.page.bringToFront();
  await chat.sees("Gratulacje!");
  const screen = await chat.page.content();
  for (const secret of [token, distributionPass]) {
    expect(screen).not.toContain(secret);
    expect(product.stored()).not.toContain(secret);
    expect(product.mailed()).not.toContain(secret);
  }
  expect(complaints).toEqual([]);
});

test("typed words lead as far as buttons do", async () => {
  const chat = await TeamsChat.open(context, playground.address);
  await chat.sees("Cześć!");
  await chat.says("jak dodać legitymację do mObywatela?");
  await chat.sees("Jaki masz telefon?");
  await chat.press("iPhone");
  await chat.sees("Zanim zaczniesz");
  await chat.says("po angielsku");
  await chat.sees("Before you start");
  expect(complaints).toEqual([]);
});
