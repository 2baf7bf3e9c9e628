import jsQR from "jsqr";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { PNG } from "pngjs";
import { startChromium } from "../../support/chromium";
import { copy, copyIn } from "../../support/copy";
import { aView } from "../../support/views";
import { createScript, qrText, secretOf } from "./pageScript";
import { picture } from "./picture";
import { startWeb, type Web } from "./support";

const phone = { viewport: { width: 360, height: 740 }, colorScheme: "light", locale: "pl-PL" } as const;
const darkDesktop = { viewport: { width: 1280, height: 860 }, colorScheme: "dark", locale: "pl-PL" } as const;

let browser: Browser;
let web: Web;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  const receive = createScript(() => web);
  web = await startWeb(
    { links: { sandbox: "/sandbox/", mail: "/sandbox/mail/" }, fetchSecret: () => secretOf() },
    (incoming) => receive(incoming),
  );
});
afterEach(() => web.close());

/** Opens the page in a fresh browser context; any error that the browser reports fails the test at its end. */
async function visit(options: BrowserContextOptions, act: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext(options);
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on("console", (said) => {
    if (said.type() === "error" || said.type() === "warning") complaints.push(said.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${web.origin}/chat/`);
  try {
    await act(page);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).last().click();

async function toTheCode(page: Page): Promise<void> {
  await press(page, "Zamów mLegitymację");
  await page.getByLabel("Sześciocyfrowy kod").fill("123456");
  await page.keyboard.press("Enter");
  await page.locator(".secret .qr").waitFor();
}

/** Checks what every page must fulfil: names for controls, texts for pictures, no horizontal scrolling, legible colours. */
async function checkAccess(page: Page): Promise<void> {
  const faults = await page.evaluate(accessFaults);
  expect(faults).toEqual([]);
}

/** This function runs in the page. */
function accessFaults(): string[] {
  /* eslint-disable -- the browser's globals are not typed here */
  const { document, getComputedStyle, window } = globalThis as any;
  const faults: string[] = [];
  const visible = (it: any) => it.getClientRects().length > 0;
  const labelOf = (it: any) =>
    it.getAttribute("aria-label") ||
    (it.getAttribute("aria-labelledby") ?? "")
      .split(" ")
      .map((id: string) => document.getElementById(id)?.textContent ?? "")
      .join("") ||
    it.textContent.trim();
  for (const it of document.querySelectorAll("button, a, input, textarea")) {
    if (!visible(it)) continue;
    if (!labelOf(it)) faults.push(`no name: ${it.outerHTML.slice(0, 120)}`);
    const { height, width } = it.getBoundingClientRect();
    if (height < 40 || width < 40) faults.push(`too small to hit: ${it.outerHTML.slice(0, 120)}`);
    if (it.tabIndex < 0) faults.push(`cannot be reached: ${it.outerHTML.slice(0, 120)}`);
  }
  for (const it of document.querySelectorAll("img"))
    if (!it.hasAttribute("alt")) faults.push(`no alt: ${it.outerHTML.slice(0, 80)}`);
  const ids = [...document.querySelectorAll("[id]")].map((it: any) => it.id);
  if (new Set(ids).size !== ids.length) faults.push("an id is used twice");
  if (document.documentElement.scrollWidth > window.innerWidth) faults.push("scrolls sideways");

  const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const behind = (it: any): number[] => {
    for (let at = it; at; at = at.parentElement) {
      const [r, g, b, a = 1] = channels(getComputedStyle(at).backgroundColor);
      if (a > 0) return [r!, g!, b!];
    }
    return [255, 255, 255];
  };
  const luminance = (rgb: number[]) =>
    rgb
      .slice(0, 3)
      .map((c) => (c /= 255) && (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i]!, 0);
  for (const it of document.querySelectorAll("body *")) {
    const says = [...it.childNodes].some((node: any) => node.nodeType === 3 && node.textContent.trim());
    if (!says || !visible(it)) continue;
    const [a, b] = [luminance(channels(getComputedStyle(it).color)), luminance(behind(it))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) faults.push(`contrast ${contrast.toFixed(2)}: ${it.textContent.slice(0, 40)}`);
  }
  return faults;
  /* eslint-enable */
}

describe.each([
  ["on a phone", phone],
  ["on a dark desktop", darkDesktop],
] as const)("the chat page %s", (where, options) => {
  const name = where.replaceAll(" ", "-");

  test("greets, draws every kind of card, and keeps to the rules of access", async () => {
    await visit(options, async (page) => {
      await page.getByRole("heading", { name: "Cześć! Tu Legitka" }).waitFor();
      await picture(page, `${name}-1-welcome`);
      await checkAccess(page);
      await press(page, "Sprawdź warunki");
      await page.getByText("Zdjęcie w USOS").waitFor();
      await picture(page, `${name}-2-conditions`);
      await checkAccess(page);
      await press(page, "Zamów mLegitymację");
      await page.getByText("To *nie* jest [odnośnik](https://example.org).").waitFor();
      await press(page, "Połącz konto");
      await page.getByText("Wpisz sześć cyfr.").waitFor();
      await picture(page, `${name}-3-field`);
      await checkAccess(page);
      expect(web.heard.map(({ content }) => content.kind)).toEqual(["hello", "button", "button"]);
    });
  });

  test("shows a QR that a camera can read and a code in groups, until they are taken away", async () => {
    await visit(options, async (page) => {
      await toTheCode(page);
      await picture(page, `${name}-4-secret`);
      await checkAccess(page);
      const qr = page.locator(".secret .qr");
      const shot = PNG.sync.read(await qr.screenshot());
      const box = (await qr.boundingBox())!;
      expect(box.width - 8).toBeGreaterThanOrEqual(240);
      expect(jsQR(new Uint8ClampedArray(shot.data), shot.width, shot.height)?.data).toBe(qrText);
      expect(await page.locator(".groups > span").allTextContents()).toEqual(["KX7P", "2M9Q"]);

      await press(page, "Gotowe, widzę legitymację");
      await page.getByText("Kody zniknęły.").waitFor();
      expect(await page.locator(".secret > *").count()).toBe(0);
      expect(await page.content()).not.toContain("KX7P");
      await picture(page, `${name}-5-taken`);
    });
  });
});

test("a reload keeps the conversation and fetches the secret again", async () => {
  await visit(phone, async (page) => {
    await toTheCode(page);
    const before = await page.locator("article").count();
    await page.reload();
    await page.locator(".secret .qr").waitFor();
    expect(await page.locator("article").count()).toBe(before);
    expect(web.store.dump()).not.toContain(qrText);
  });
});

test("the code is copied without the spaces between its groups", async () => {
  const permissions = ["clipboard-read", "clipboard-write"];
  await visit({ ...phone, permissions }, async (page) => {
    await toTheCode(page);
    await page.getByRole("button", { name: "Kopiuj: Kod aktywacyjny" }).click();
    await page.getByText("Skopiowano").first().waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe("KX7P2M9Q");
  });
});

test("Enter sends, Shift and Enter begin a new line, and the page switches to the assistant's language", async () => {
  await visit(phone, async (page) => {
    const text = page.locator("#text");
    await text.fill("Hello");
    await text.press("Shift+Enter");
    await page.keyboard.type("there");
    await text.press("Enter");
    await page.getByText("You wrote: Hello").waitFor();
    const heard = web.heard.map((it) => it.content).filter((it) => it.kind !== "hello");
    expect(heard).toEqual([{ kind: "text", text: "Hello\nthere" }]);
    expect(await text.inputValue()).toBe("");
    expect(await text.getAttribute("placeholder")).toBe(copyIn("en", "web.placeholder"));
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await text.fill("wait");
    await text.press("Enter");
    await page.locator("#typing").waitFor({ state: "visible" });
  });
});

test("of a file only its kind is sent; a picture is uploaded, and goes with the words that are typed", async () => {
  await visit(phone, async (page) => {
    const chooses = (name: string, mimeType: string) =>
      page.locator("#file").setInputFiles({ name, mimeType, buffer: Buffer.from("content") });
    // The page sends a greeting by itself; the file of a quick student may arrive before it.
    const heard = () => web.heard.map((it) => it.content).filter((it) => it.kind !== "hello");
    await chooses("secret-name.pdf", "application/pdf");
    await page.getByText("Nie umiem czytać plików.").waitFor();
    expect(heard()).toEqual([{ kind: "attachment", type: "file" }]);
    expect(await page.locator(".attachment").textContent()).toBe(copy("web.sentFile"));
    await page.locator("#text").fill("Zobacz to");
    await chooses("screen.png", "image/png");
    await page.getByText("You wrote: Zobacz to").waitFor();
    const sent = heard().at(-1)!;
    expect(sent).toMatchObject({ kind: "text", text: "Zobacz to", pictures: [{ name: "screen.png" }] });
    expect(await page.locator("#text").inputValue()).toBe("");
    const ref = sent.kind === "text" ? sent.pictures?.[0]?.ref : undefined;
    const fetched = await web.channel.fetchPicture!(web.heard[0]!.address, ref!, 1_000);
    expect(fetched).toEqual({ ok: true, content: Buffer.from("content") });
  });
});

test("two windows of one browser show the same, and a pressed card is muted in both", async () => {
  await visit(phone, async (page) => {
    await page.getByRole("heading", { name: "Cześć! Tu Legitka" }).waitFor();
    const second = await page.context().newPage();
    await second.goto(`${web.origin}/chat/`);
    await press(second, "Sprawdź warunki");
    for (const window of [page, second]) {
      await window.getByRole("heading", { name: "Czy możesz zamówić?" }).waitFor();
      await window.locator(".answered").waitFor();
      expect(await window.locator(".person").allTextContents()).toEqual(["Sprawdź warunki"]);
    }
  });
});

test("the keyboard walks the page from top to bottom, and every stop can be seen", async () => {
  await visit(phone, async (page) => {
    await page.getByRole("heading", { name: "Cześć! Tu Legitka" }).waitFor();
    const stops: string[] = [];
    for (let count = 0; count < 11; count++) {
      await page.keyboard.press("Tab");
      const stop = page.locator(":focus");
      stops.push((await stop.getAttribute("id")) ?? (await stop.textContent()) ?? "");
      const outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
      expect([stops.at(-1), outline]).toEqual([stops.at(-1), "solid"]);
    }
    const buttons = ["Zamów mLegitymację", "Sprawdź warunki", "Gdzie jest moje zamówienie?", "Strona uczelni"];
    expect(stops).toEqual(["Piaskownica", "Poczta", "notify", "scroller", ...buttons, "attach", "text", "send"]);
  });
});

test("a message that could not be sent is reported and kept, and sent once when the person tries again", async () => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto(`${web.origin}/chat/`);
  await page.getByRole("heading", { name: "Cześć! Tu Legitka" }).waitFor();
  await page.route("**/messages", (route) => route.abort());
  await page.locator("#text").fill("Are you there?");
  await page.keyboard.press("Enter");
  await page.getByText(copy("web.failed")).waitFor();
  await picture(page, "phone-6-failed");
  await page.unroute("**/messages");
  await page.getByRole("button", { name: copy("web.retry") }).click();
  await page.getByText("You wrote: Are you there?").waitFor();
  expect(await page.locator("#failed").isVisible()).toBe(false);
  expect(await page.locator(".person").count()).toBe(1);
  await context.close();
});

test("a page that lost its connection says so, comes back by itself, and shows what it missed once", async () => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto(`${web.origin}/chat/`);
  await page.getByRole("heading", { name: "Cześć! Tu Legitka" }).waitFor();
  await page.locator("#status").filter({ hasNotText: /./ }).waitFor({ state: "attached" });
  web.app.server.closeAllConnections();
  await page.getByText("Brak połączenia, łączę ponownie…").waitFor();
  const { address } = web.heard[0]!;
  await web.channel.send(address, { id: "missed", view: aView({ paragraphs: ["Kod jest gotowy."] }) });
  await page.getByText("Kod jest gotowy.").waitFor();
  expect(await page.locator("article").count()).toBe(2);
  expect(await page.locator("#status").textContent()).toBe("");
  await context.close();
});

test("nothing moves for people who ask for reduced motion", async () => {
  await visit({ ...phone, reducedMotion: "reduce" }, async (page) => {
    await page.locator("article").first().waitFor();
    expect(await page.evaluate("document.getAnimations().length")).toBe(0);
  });
});
