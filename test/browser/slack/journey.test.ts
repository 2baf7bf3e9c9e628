import type { Browser, BrowserContext } from "playwright-core";
import { startChromium } from "../../support/chromium";
import { copy, copyPattern } from "../../support/copy";
import { confirmed, signIn, usosPress } from "../chat";
import { openProduct, type OpenProduct } from "../openProduct";
import { SlackPage } from "./slackPage";

/** The product as it starts out of the box, and a newcomer who plays both sides on the emulated Slack's page. */
let browser: Browser;
let context: BrowserContext;
let product: OpenProduct;
beforeAll(async () => {
  browser = await startChromium();
  product = await openProduct();
  context = await browser.newContext({ locale: "pl-PL", viewport: { width: 1280, height: 900 } });
});
afterAll(async () => {
  await context.close();
  await product.close();
  await browser.close();
});

test("a student gets the code in a direct message, asks, and is answered by Marta in the thread", async () => {
  const student = await SlackPage.open(context, product.address, "anna");
  await student.go("Legitka");
  await student.press(copy("menu.link"));
  const tab = await student.follows(copy("link.open"));
  await signIn(tab, "Anna Przykładna");
  const digits = await confirmed(tab);
  await tab.close();
  await student.says(digits);
  await student.press(copy("order.place"));
  await student.sees(copy("order.placed"));
  const control = await context.newPage();
  await control.goto(`${product.address}/sandbox/`);
  await usosPress(control, "Anna Przykładna", "Order ready now");
  await control.close();
  const { distributionPass } = product.order("anna");
  await student.sees(distributionPass);
  await student.page.getByRole("img", { name: /QR/ }).last().waitFor();

  await student.says("pomoc człowieka");
  await student.sees(copy("escalate.describe"));
  await student.says("Kod jest, ale mObywatel go nie przyjmuje.");
  await student.press(copy("escalate.send"));
  await student.sees(copyPattern("push.ticketDelivered"));

  const marta = await SlackPage.open(context, product.address, "marta");
  await marta.sees(copy("helpdesk.card.mailDelivered"));
  await marta.press(copy("helpdesk.button.claim"));
  await marta.sees(copy("helpdesk.card.claimed", { name: "Marta Pomocna" }));
  expect(await marta.page.content()).not.toContain(distributionPass);
  await marta.replies("Zeskanuj kod jeszcze raz.");
  await student.sees("Zeskanuj kod jeszcze raz.");

  await student.press(copy("push.answer"));
  await student.sees(copyPattern("tickets.addTitle"));
  await student.says("Teraz działa, dziękuję!");
  await student.press(copy("tickets.send"));
  await marta.sees("Teraz działa, dziękuję!");
});
