import jsQR from "jsqr";
import type { Browser, BrowserContext } from "playwright-core";
import { PNG } from "pngjs";
import { startChromium } from "../../support/chromium";
import { confirmed, signIn, usosPress } from "../chat";
import { openProduct, type OpenProduct } from "../openProduct";
import { startPlayground, type Playground } from "./playground";
import { TeamsChat } from "./teamsChat";
import { copy, copyIn, copyPattern } from "../../support/copy";
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

/** The text of the QR code in the newest message, as a camera reads it from the screen. */
async function scanned(chat: TeamsChat): Promise<string | undefined> {
  const image = chat.page.getByRole("img", { name: copy("code.qrAlt") }).last();
  await image.scrollIntoViewIfNeeded();
  const { data, width, height } = PNG.sync.read(await image.screenshot());
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

test("a student's first mLegitymacja, from the greeting to the card in mObywatel, in Microsoft's own client", async () => {
  const chat = await TeamsChat.open(context, playground.address);
  await chat.sees(copyPattern("menu.welcome"));
  await chat.press(copy("menu.link"));
  const tab = await chat.follows(copy("link.open"));
  await signIn(tab, "Anna Przykładna");
  const sides = await tab.locator("dl").innerText();
  expect(sides).toContain("Anna Przykładna");
  expect(sides).toContain("Microsoft Teams");
  const digits = await confirmed(tab);
  await tab.close();

  await chat.fills(copy("link.codeLabel"), digits);
  await chat.press(copy("link.confirm"));
  await chat.sees(copy("link.done", { name: "Anna" }));
  await chat.press(copy("order.place"));
  await chat.sees(copy("order.placed"));

  const control = await context.newPage();
  await control.goto(`${product.address}/sandbox/`);
  await usosPress(control, "Anna Przykładna", "Order ready now");
  // A browser slows down a tab that is behind another one.
  await chat.page.bringToFront();
  await chat.sees(copy("push.readyTitle"));
  const { token, distributionPass } = product.order("anna");
  await chat.sees(distributionPass);
  expect(await scanned(chat)).toBe(token);

  await chat.press(copy("button.walkthrough"));
  await chat.press(copy("button.android"));
  await chat.sees(copy("activate.prepare.title"));
  await chat.press(copy("button.next"));
  await chat.press(copy("button.next"));
  await chat.press(copy("button.newer"));
  await chat.sees(copy("activate.documents-newer.title"));
  await chat.press(copy("button.stuck"));
  await chat.press(copy("button.human"));
  await chat.fills(copy("escalate.label"), "Na dole ekranu nie ma przycisku Dodaj.");
  await chat.press(copy("escalate.review"));
  await chat.press(copy("escalate.send"));
  await chat.sees(copyPattern("push.ticketDelivered"));
  await product.mails("Na dole ekranu nie ma przycisku Dodaj.");

  await usosPress(control, "Anna Przykładna", "The student scanned it");
  await chat.page.bringToFront();
  await chat.sees(copy("push.collectedTitle"));
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
  await chat.sees(copyPattern("menu.welcome"));
  await chat.says("jak dodać legitymację do mObywatela?");
  await chat.sees(copy("activate.whichPhone"));
  await chat.press(copy("button.iphone"));
  await chat.sees(copy("activate.prepare.title"));
  await chat.says("po angielsku");
  await chat.sees(copyIn("en", "activate.prepare.title"));
  expect(complaints).toEqual([]);
});
