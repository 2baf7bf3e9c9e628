import { isDeepStrictEqual } from "node:util";
import type { Browser, Locator, Page } from "playwright-core";
import { copy } from "../../support/copy";
import { startChromium } from "../../support/chromium";
import { until } from "../../support/waiting";
import { counted } from "../../votes/counted";
import { phone, picture } from "./picture";
import { openWebWorld, type WebWorld } from "./webWorld";

let browser: Browser;
let world: WebWorld;
let page: Page;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  world = await openWebWorld();
  const context = await browser.newContext(phone);
  page = await context.newPage();
  await page.goto(world.publicUrl);
  world.app.workers.forEach((it) => it.start());
  await page.getByRole("article").first().waitFor();
  await says("ile to kosztuje?");
  await page.locator(".vote").waitFor();
});
afterEach(async () => {
  await page.context().close();
  await world.close();
});

async function says(text: string): Promise<void> {
  await page.getByRole("textbox").fill(text);
  await page.keyboard.press("Enter");
}

const thumb = (name: "up" | "down") => page.getByRole("button", { name: copy(`vote.${name}`), exact: true });
const row = () => page.locator(".vote");
const isCounted = (votes: object) =>
  until("the votes to be counted", async () => isDeepStrictEqual(await counted(world), votes));

async function isInSight(it: Locator): Promise<boolean> {
  const box = await it.boundingBox();
  const composer = await page.locator("#composer").boundingBox();
  return box !== null && composer !== null && box.y + box.height <= composer.y;
}

test("a 👎 asks why below the message, a reason ends it with thanks, and a reload does not ask again", async () => {
  expect(await row().innerText()).toContain(copy("vote.question"));
  await picture(page, "vote-open");
  await thumb("down").click();
  await page.getByText(copy("vote.why")).waitFor();
  const last = page.getByRole("button", { name: copy("button.human") }).last();
  await until("the reasons to be in sight", () => isInSight(last));
  await picture(page, "vote-why");
  const messages = await page.getByRole("article").count();
  await page.getByRole("button", { name: copy("vote.reason.unclear") }).click();
  await page.getByText(copy("vote.thanks")).waitFor();
  await picture(page, "vote-thanks");
  await isCounted({ "price down": 1, "price unclear": 1 });
  expect(await page.getByRole("article").count()).toBe(messages);
  await page.reload();
  await row().waitFor();
  expect(await row().innerText()).toBe(copy("vote.thanks"));
});

test("a 👍 can be taken back with a 👎, from the keyboard too", async () => {
  await thumb("up").focus();
  await page.keyboard.press("Enter");
  await page.getByText(copy("vote.thanks")).waitFor();
  expect(await thumb("up").getAttribute("aria-pressed")).toBe("true");
  await thumb("down").focus();
  await page.keyboard.press("Enter");
  await page.getByText(copy("vote.why")).waitFor();
  expect(await thumb("up").getAttribute("aria-pressed")).toBe("false");
  await page.getByRole("button", { name: copy("vote.reason.long") }).click();
  await isCounted({ "price down": 1, "price long": 1 });
});

test("from the question why one gets to support", async () => {
  await thumb("down").click();
  await row()
    .getByRole("button", { name: copy("button.human") })
    .click();
  await page.getByText(copy("escalate.describe")).waitFor();
});

test("a vote needs the page's session, and a message that asks for one", async () => {
  const post = (body: object, cookie: string) =>
    fetch(`${world.publicUrl}/vote`, {
      method: "POST",
      headers: { origin: world.publicUrl, "content-type": "application/json", cookie },
      body: JSON.stringify(body),
    });
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  expect((await post({ message: "m", verdict: "up" }, "")).status).toBe(401);
  expect((await post({ message: "m", verdict: "up" }, cookie)).status).toBe(404);
  expect((await post({ message: "m", verdict: "sideways" }, cookie)).status).toBe(400);
  expect(await counted(world)).toEqual({});
});
