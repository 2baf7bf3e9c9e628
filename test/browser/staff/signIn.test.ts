import type { Browser, BrowserContext } from "playwright-core";
import { startChromium } from "../../support/chromium";
import { copy } from "../../support/copy";
import { openProduct, type OpenProduct } from "../openProduct";
import { openStaffSignIn } from "../staffSignIn";

let browser: Browser;
let context: BrowserContext;
let product: OpenProduct;
beforeAll(async () => {
  browser = await startChromium();
  product = await openProduct();
  context = await browser.newContext({ locale: "pl-PL", viewport: { width: 360, height: 700 } });
});
afterAll(async () => {
  await context.close();
  await product.close();
  await browser.close();
});

test("whoever tries Legitka comes from the helpdesk's Home to the staff pages and out again, with the keyboard, on a phone", async () => {
  const page = await openStaffSignIn(context, product.address, "marta");
  const troubles: string[] = [];
  page.on(
    "console",
    (it) => it.type() === "error" && !it.location().url.endsWith("favicon.ico") && troubles.push(it.text()),
  );
  await page.getByText(copy("staff.signIn.as", { name: "Marta Pomocna" })).waitFor();
  await page.getByRole("button", { name: copy("staff.signIn.button") }).press("Enter");
  await page.getByRole("heading", { name: copy("staff.start.title") }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/staff");
  await page.getByText(copy("staff.role.publisher")).first().waitFor();
  // The sheet is in use, and nothing is wider than the phone.
  expect(await page.evaluate("getComputedStyle(document.querySelector('header')).display")).toBe("flex");
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await page.evaluate("document.activeElement.id")).toBe("content");
  await page.getByRole("button", { name: copy("staff.signOut") }).press("Enter");
  await page.getByRole("heading", { name: copy("staff.signIn.title") }).waitFor();
  await page.goto(`${product.address}/staff`);
  expect(new URL(page.url()).pathname).toBe("/staff/sign-in");
  expect(troubles).toEqual([]);
});
