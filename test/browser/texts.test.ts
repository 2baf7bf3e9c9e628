import type { Browser, Page } from "playwright-core";
import { startChromium } from "../support/chromium";
import { copy, copyIn } from "../support/copy";
import { patienceMs } from "../support/waiting";
import { Chat } from "./chat";
import { openProduct, type OpenProduct } from "./openProduct";
import { signInToStaffPages } from "./staffSignIn";

const markup = "Zapytaj o <b>cokolwiek</b>.";
const news = "Zapytaj mnie o cokolwiek, w każdej chwili.";

let browser: Browser;
let product: OpenProduct;
beforeAll(async () => {
  [browser, product] = await Promise.all([startChromium(), openProduct()]);
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

const card = (page: Page, channel: string) => page.locator(`[data-channel="${channel}"]`);

test("a sentence that staff edit changes in the previews of three chats while they type, and at the student's chat once it is published", async () => {
  const context = await browser.newContext({ locale: "pl-PL" });
  context.setDefaultTimeout(patienceMs);
  const page = await signInToStaffPages(context, product.address, "marta");
  const complaints: string[] = [];
  page.on("console", (said) => {
    if (said.type() === "error") complaints.push(said.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));

  await page
    .getByRole("link", { name: copy("staffTexts.title") })
    .first()
    .click();
  await page.getByLabel(copy("staffTexts.list.search")).fill(copy("menu.moreText"));
  await page.getByRole("button", { name: copy("staffTexts.list.find") }).click();
  await page.getByRole("link", { name: copy("menu.moreText") }).click();
  for (const channel of ["web", "teams", "slack"]) await card(page, channel).getByText(copy("menu.moreText")).waitFor();

  await page.locator("#text_pl").fill(markup);
  for (const channel of ["web", "teams", "slack"]) await card(page, channel).getByText(markup).waitFor();
  await page.locator("#text_pl").fill(news);
  for (const channel of ["web", "teams", "slack"]) await card(page, channel).getByText(news).waitFor();
  await page.getByRole("radio", { name: copyIn("pl", "language.en") }).check();
  for (const channel of ["web", "teams", "slack"])
    await card(page, channel).getByText(copyIn("en", "menu.moreText")).waitFor();

  await page.getByRole("button", { name: copy("staffTexts.edit.publish") }).click();
  await page.locator("ins").getByText(news).waitFor();
  await page.getByRole("button", { name: copy("staffTexts.publish.confirm") }).click();
  await page
    .getByText(copy("staffTexts.done.published"))
    .waitFor()
    .catch(async (cause: unknown) => {
      throw new Error(`Not published, at ${page.url()}:\n${await page.locator("main").innerText()}`, { cause });
    });

  const chatPage = await context.newPage();
  await chatPage.goto(`${product.address}/`);
  const chat = new Chat(chatPage);
  await chat.press(copy("menu.more"));
  await chat.sees(news);
  expect(complaints).toEqual([]);
  await context.close();
});
