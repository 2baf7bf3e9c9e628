import type { Browser, Page } from "playwright-core";
import { startChromium } from "../../support/chromium";
import { aView } from "../../support/views";
import { createScript, qrText, secretOf } from "./pageScript";
import { pageTexts } from "./pageTexts";
import { startWeb, type Web } from "./support";

let browser: Browser;
let web: Web;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  const receive = createScript(() => web);
  web = await startWeb({ fetchSecret: () => secretOf() }, (incoming) => receive(incoming));
});
afterEach(() => web.close());

type Shown = { readonly title: string; readonly body: string; readonly isClosed: boolean };

/**
 * Runs in the page before its own scripts: it records notifications instead of showing them, and the tab counts as visible only when a test says so.
 */
function standIn(permission: string): void {
  /* eslint-disable -- the browser's globals are not typed here */
  const window = globalThis as any;
  let isHidden = false;
  window.shown = [];
  window.look = (isLooking: boolean) => {
    isHidden = !isLooking;
    window.document.dispatchEvent(new window.Event("visibilitychange"));
  };
  Object.defineProperty(window.document, "hidden", { get: () => isHidden });
  window.Notification = class {
    static permission = permission;
    static requestPermission = async () => (window.Notification.permission = "granted");
    it: { title: string; body: string; isClosed: boolean };
    constructor(title: string, { body }: { body: string }) {
      if (window.refusesPages) throw new TypeError("Illegal constructor");
      this.it = { title, body, isClosed: false };
      window.shown.push(this.it);
    }
    close = () => (this.it.isClosed = true);
  };
  /* eslint-enable */
}

/** Opens a page and waits until the assistant has greeted the student. */
async function visit(
  permission: "granted" | "default" | "denied",
  act: (page: Page) => Promise<void>,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<void> {
  const context = await browser.newContext({ locale: "pl-PL", ...options });
  await context.addInitScript(standIn, permission);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${web.origin}/chat/`);
  await page.getByText("Cześć! Tu Legitka").waitFor();
  try {
    await act(page);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

const looks = (page: Page, isLooking: boolean) => page.evaluate(`look(${isLooking})`);
const shown = (page: Page) => page.evaluate<readonly Shown[]>("shown");
const bell = (page: Page) => page.getByRole("button", { name: pageTexts.pl.notify });

/** The assistant writes a message without having been asked. */
async function comes(page: Page, text: string, secret = false): Promise<void> {
  const { address } = web.heard.at(-1)!;
  const more = secret ? { secret: await secretOf(), secretOf: "order-1" } : {};
  await web.channel.send(address, { id: text, view: aView({ paragraphs: [text] }), ...more });
  await page.getByText(text).waitFor({ state: "attached" });
}

describe("the chat page in a tab that is not visible", () => {
  test("counts new messages in the tab's title, until the tab becomes visible", async () => {
    await visit("denied", async (page) => {
      const name = await page.title();
      await looks(page, false);
      await comes(page, "Twoje kody są gotowe!");
      expect(await page.title()).toBe(`(1) ${name}`);
      await comes(page, "Kod wciąż czeka.");
      expect(await page.title()).toBe(`(2) ${name}`);
      await looks(page, true);
      expect(await page.title()).toBe(name);
      expect(await shown(page)).toEqual([]);
    });
  });

  test("sends a notification if that is allowed, without the message's content, and removes it when the tab becomes visible", async () => {
    await visit("granted", async (page) => {
      await looks(page, false);
      await comes(page, "Twoje kody do mObywatela", true);
      const name = await page.locator("#name").innerText();
      expect(await shown(page)).toEqual([{ title: name, body: pageTexts.pl.newMessage, isClosed: false }]);
      expect(JSON.stringify(await shown(page)) + (await page.title())).not.toContain(qrText);
      await looks(page, true);
      expect((await shown(page)).map(({ isClosed }) => isClosed)).toEqual([true]);
    });
  });

  test("does not count messages that are only drawn again, or earlier ones after a reload", async () => {
    await visit("granted", async (page) => {
      const name = await page.title();
      await comes(page, "Twoje kody są gotowe!");
      await looks(page, false);
      const { address } = web.heard.at(-1)!;
      const id = "Twoje kody są gotowe!";
      await web.channel.update(address, { id }, { id, view: aView({ paragraphs: ["Kody zniknęły."] }) });
      await page.getByText("Kody zniknęły.").waitFor({ state: "attached" });
      expect(await page.title()).toBe(name);
      await page.addInitScript("look(false)");
      await page.reload();
      await page.getByText("Kody zniknęły.").waitFor({ state: "attached" });
      await comes(page, "Coś nowego");
      expect(await page.title()).toBe(`(1) ${name}`);
      expect(await shown(page)).toHaveLength(1);
    });
  });

  test("still counts where the browser does not let such a page send notifications", async () => {
    await visit("granted", async (page) => {
      const name = await page.title();
      await page.evaluate("globalThis.refusesPages = true");
      await looks(page, false);
      await comes(page, "Twoje kody są gotowe!");
      expect(await page.title()).toBe(`(1) ${name}`);
    });
  });
});

describe("the chat page in a visible tab", () => {
  test("neither counts nor sends notifications", async () => {
    await visit("granted", async (page) => {
      const name = await page.title();
      await comes(page, "Twoje kody są gotowe!");
      expect(await page.title()).toBe(name);
      expect(await shown(page)).toEqual([]);
    });
  });

  test("asks the browser for permission only when its button is pressed, and then no longer offers the button", async () => {
    await visit("default", async (page) => {
      await looks(page, false);
      await comes(page, "Twoje kody są gotowe!");
      expect(await shown(page)).toEqual([]);
      await looks(page, true);
      await bell(page).click();
      await bell(page).waitFor({ state: "hidden" });
      await looks(page, false);
      await comes(page, "Kod wciąż czeka.");
      expect(await shown(page)).toHaveLength(1);
    });
  });

  test.each(["granted", "denied"] as const)(
    "does not offer the button when the browser has an answer already: %s",
    async (permission) => {
      await visit(permission, async (page) => expect(await bell(page).isVisible()).toBe(false));
    },
  );

  test("does not offer the button on a phone", async () => {
    const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
    await visit("default", async (page) => expect(await bell(page).isVisible()).toBe(false), phone);
  });
});
