import type { Browser, Page } from "playwright-core";
import { PNG } from "pngjs";
import { startChromium } from "../../support/chromium";
import { copy } from "../../support/copy";
import { aView } from "../../support/views";
import { waitingFor } from "../../support/waiting";
import { createScript } from "./pageScript";
import { startWeb, type Web } from "./support";

let browser: Browser;
let web: Web;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  const receive = createScript(() => web);
  web = await startWeb({ links: {} }, (incoming) => receive(incoming));
});
afterEach(() => web.close());

const drawn = (page: Page) =>
  page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");

async function pressDown(page: Page, name: string): Promise<void> {
  const button = (await page.getByRole("button", { name }).boundingBox())!;
  await page.mouse.move(button.x + button.width / 2, button.y + button.height / 2);
  await page.mouse.down();
}

/** Imitates a long answer whose end has been scrolled out of view. */
const moreBelow = `{
  const log = document.querySelector("#log");
  log.style.paddingBottom = "900px";
  document.querySelector("#scroller").scrollTop += 1;
}`;

/** Opens the chat on a phone and passes on the page with the greeting, whose picture has not loaded yet. */
async function greeted(act: (page: Page, letDrawingCome: () => Promise<void>) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "pl-PL" });
  const page = await context.newPage();
  let letCome: () => void = () => undefined;
  const mayCome = new Promise<void>((resolve) => (letCome = resolve));
  const body = PNG.sync.write(new PNG({ width: 900, height: 600 }));
  await page.route("**/guide/*", async (route) => {
    await mayCome;
    await route.fulfill({ body, contentType: "image/png" });
  });
  await page.goto(`${web.origin}/chat/`, { waitUntil: "commit" });
  await page.getByRole("heading", { name: "Cześć! Tu Legitka" }).waitFor();
  await drawn(page);
  await act(page, async () => {
    letCome();
    await page.evaluate("document.querySelector('article img').decode()");
    await drawn(page);
  });
  await context.close();
}

describe("a press counts, even if something appears between pressing and releasing:", () => {
  test("a drawing that loads above the button", async () => {
    await greeted(async (page, letDrawingCome) => {
      await pressDown(page, "Sprawdź warunki");
      await letDrawingCome();
      await page.mouse.up();
      await page.getByText("Zdjęcie w USOS").waitFor();
      await page.locator("article img").waitFor();
    });
  });

  test("the way to the newest message, which lies over the buttons", async () => {
    await greeted(async (page, letDrawingCome) => {
      await letDrawingCome();
      await pressDown(page, "Sprawdź warunki");
      await page.evaluate(moreBelow);
      await drawn(page);
      const wayDown = page.getByRole("button", { name: copy("web.toEnd") });
      expect(await wayDown.isVisible()).toBe(false);
      await page.mouse.up();
      await page.getByText("Zdjęcie w USOS").waitFor();
      await wayDown.waitFor();
    });
  });

  test("an answer that is scrolled to", async () => {
    await greeted(async (page, letDrawingCome) => {
      await letDrawingCome();
      await page.locator("#text").fill("Hej");
      await page.locator("#text").press("Enter");
      await page.getByText("You wrote: Hej").waitFor();
      const network = await page.context().newCDPSession(page);
      await network.send("Network.enable");
      const come = new Promise((resolve) => network.once("Network.eventSourceMessageReceived", resolve));
      await page.getByRole("button", { name: "Sprawdź warunki" }).scrollIntoViewIfNeeded();
      await drawn(page);
      await pressDown(page, "Sprawdź warunki");
      const paragraphs = Array.from({ length: 12 }, (_, at) => `Akapit ${String(at)}.`);
      await web.channel.send(web.heard[0]!.address, { id: "meanwhile", view: aView({ paragraphs }) });
      await waitingFor("the page to receive it", come);
      await drawn(page);
      await page.mouse.up();
      await page.getByText("Zdjęcie w USOS").waitFor();
      await page.getByText("Akapit 11.").waitFor();
    });
  });
});

test("a press with the other mouse button, which opens the browser's menu, delays nothing", async () => {
  await greeted(async (page, letDrawingCome) => {
    await letDrawingCome();
    await page.getByRole("heading", { name: "Cześć! Tu Legitka" }).hover();
    await page.mouse.down({ button: "right" });
    await web.channel.send(web.heard[0]!.address, {
      id: "meanwhile",
      view: aView({ paragraphs: ["Kod jest gotowy."] }),
    });
    await page.getByText("Kod jest gotowy.").waitFor();
  });
});
