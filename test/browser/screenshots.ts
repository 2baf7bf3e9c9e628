import { mkdirSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { copy } from "../support/copy";
import { startChromium } from "../support/chromium";
import { announcement } from "./announcement";
import { Chat, confirmed, signIn, usosPress } from "./chat";
import { inventSemester } from "../statistics/invented";
import { openProduct } from "./openProduct";
import { folder, message, phone, picture, slackWindow } from "./pictures";
import { SlackPage } from "./slack/slackPage";
import { signInToStaffPages } from "./staffSignIn";
import { startPlayground } from "./teams/playground";
import { TeamsChat } from "./teams/teamsChat";

const desktop = { viewport: { width: 1280, height: 860 } };
const anna = "Anna Przykładna";

/** `npm run screenshots` takes the pictures of `deploy/pictures` anew, from the real product and its sandbox; `-- teams`, `-- slack`, `-- announcement`, `-- staff` and `-- texts` those alone. */
async function main(only = ""): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await startChromium();
  try {
    if (only === "") {
      await onPhone(browser);
      await onDarkDesktop(browser);
    }
    if (only === "" || only === "teams") await inTeams(browser);
    if (only === "" || only === "slack") await inSlack(browser);
    if (only === "" || only === "announcement") await announcement(browser);
    if (only === "" || only === "texts") await onTextsPages(browser);
    if (only === "" || only === "staff") await onStaffPages(browser);
  } finally {
    await browser.close();
  }
}

async function onPhone(browser: Browser): Promise<void> {
  await withStudent(browser, phone, async (chat, address) => {
    await chat.button("Zaloguj się przez USOS").waitFor();
    await picture(chat.page, "welcome");
    await signInAndOrder(chat, async (tab, name) => picture(tab, name));
    await picture(chat.page, "ordered");
    const control = await chat.page.context().newPage();
    await control.goto(`${address}/sandbox/`);
    await usosPress(control, anna, "Order ready now");
    await picture(control, "control");
    await control.close();

    await chat.page.locator(".secret .qr").waitFor();
    await chat.page.reload();
    await chat.page.locator(".secret .qr").waitFor();
    await picture(chat.page, "code");
    await toTheLayout(chat);
    await picture(chat.page, "step");
    await chat.press("Coś nie działa");
    await chat.press("Napisz do pomocy");
    await chat.page.getByLabel("Co się dzieje?").fill("Na dole ekranu nie ma przycisku Dodaj.");
    await chat.press("Pokaż, co zostanie wysłane");
    await picture(chat.page, "review");
    await chat.press("Wyślij zgłoszenie");
    await chat.sees("dotarło do pomocy");
    const mail = await chat.page.context().newPage();
    await mail.goto(`${address}/sandbox/mail/`);
    await mail.getByRole("link", { name: "nowe zgłoszenie" }).click();
    await picture(mail, "letter");
  });
}

async function onDarkDesktop(browser: Browser): Promise<void> {
  await withStudent(browser, { ...desktop, colorScheme: "dark" }, async (chat) => {
    await signInAndOrder(chat, () => Promise.resolve());
    await chat.press("Zobacz, co będzie dalej");
    await chat.press("Android");
    await picture(chat.page, "desktop-dark");
  });
}

/** Takes pictures in Microsoft's own client. They show only the newest message, because the rest of that client is not ours. */
async function inTeams(browser: Browser): Promise<void> {
  const product = await openProduct();
  const playground = await startPlayground(`${product.address}/api/messages`);
  const context = await browser.newContext({ viewport: { width: 1280, height: 1100 }, deviceScaleFactor: 1.5 });
  try {
    const chat = await TeamsChat.open(context, playground.address);
    await chat.press("Zaloguj się przez USOS");
    const tab = await chat.follows(copy("link.open"));
    await signIn(tab, anna);
    const digits = await confirmed(tab);
    await tab.close();
    await chat.fills("Sześć cyfr ze strony", digits);
    await chat.press("Połącz konto");
    await chat.press("Zamawiam");
    const control = await context.newPage();
    await control.goto(`${product.address}/sandbox/`);
    await usosPress(control, anna, "Order ready now");
    await control.close();
    await chat.page.getByRole("img", { name: "Kod QR do aktywacji mLegitymacji" }).waitFor();
    await message(chat, "teams-code");
    for (const name of [copy("button.walkthrough"), "Android", "Dalej", "Dalej", copy("button.newer")])
      await chat.press(name);
    await message(chat, "teams-step");
  } finally {
    await context.close();
    await playground.close();
    await product.close();
  }
}

/** Takes pictures of the emulated Slack's page: the codes in a student's direct message, and the helpdesk with a ticket's thread. */
async function inSlack(browser: Browser): Promise<void> {
  const product = await openProduct();
  const context = await browser.newContext({ ...slackWindow, locale: "pl-PL" });
  try {
    const student = await SlackPage.open(context, product.address, "anna");
    await student.go("Legitka");
    await student.press("Zaloguj się przez USOS");
    const tab = await student.follows(copy("link.open"));
    await signIn(tab, anna);
    const digits = await confirmed(tab);
    await tab.close();
    await student.says(digits);
    await student.press("Zamawiam");
    await student.sees("Zamówienie przyjęte.");
    const control = await context.newPage();
    await control.goto(`${product.address}/sandbox/`);
    await usosPress(control, anna, "Order ready now");
    await control.close();
    await student.page.getByRole("img", { name: /QR/ }).last().waitFor();
    await student.page.evaluate("Promise.all([...document.images].map((it) => it.decode().catch(() => undefined)))");
    await picture(student.page, "slack-code");

    await student.says("pomoc człowieka");
    await student.sees("Napisz w kilku zdaniach");
    await student.says("Na dole ekranu nie ma przycisku Dodaj.");
    await student.press("Wyślij zgłoszenie");
    await student.sees(/dotarło do pomocy/);
    const marta = await SlackPage.open(context, product.address, "marta");
    await marta.sees("E-mail: wysłany");
    await marta.press("Biorę");
    await marta.sees("Prowadzi: Marta Pomocna");
    await marta.page.getByRole("link", { name: "Reply" }).last().click();
    for (const [text, seen] of [
      ["Proszę zaktualizować mObywatela; w nowej wersji przycisk jest na dole.", "Wysłane do studenta."],
      ["// drugi raz w tym tygodniu, sprawdzić instrukcję", "// drugi raz"],
    ] as const) {
      await marta.page.getByPlaceholder("Reply…").fill(text);
      await marta.page.keyboard.press("Enter");
      await marta.sees(seen);
    }
    await student.press("Odpisz");
    await student.sees("Wiadomość do zgłoszenia");
    await student.says("Jest, dziękuję!");
    await marta.sees("Jest, dziękuję!");
    await picture(marta.page, "slack-helpdesk");
    await student.go("Home");
    await student.sees("Twoja mLegitymacja");
    await picture(student.page, "slack-home");
  } finally {
    await context.close();
    await product.close();
  }
}

/** Takes pictures of the page where staff edit a text, with its previews, and of the question before it is published. */
async function onTextsPages(browser: Browser): Promise<void> {
  const product = await openProduct();
  const context = await browser.newContext({ viewport: { width: 1280, height: 1130 }, locale: "pl-PL" });
  try {
    const page = await signInToStaffPages(context, product.address, "marta");
    await page.goto(`${product.address}/staff/texts/edit/activate.scan.text`);
    await page.getByLabel("Polski").first().fill("Zeskanuj kod QR z drugiego ekranu, na przykład z komputera.");
    await page.locator('[data-channel="teams"]').getByText("na przykład z komputera").waitFor();
    await page.evaluate("Promise.all([...document.images].map((it) => it.decode().catch(() => undefined)))");
    await picture(page, "texts-edit");
    await page.getByRole("button", { name: "Opublikuj…" }).click();
    await page.getByRole("button", { name: "Tak, opublikuj" }).waitFor();
    await page.setViewportSize({ width: 1280, height: 560 });
    await picture(page, "texts-publish");
  } finally {
    await context.close();
    await product.close();
  }
}

/** Takes pictures of the staff pages, which somebody of the helpdesk opens from the emulated Slack. */
async function onStaffPages(browser: Browser): Promise<void> {
  const product = await openProduct((store) => inventSemester(store, Date.now()));
  const context = await browser.newContext({ ...desktop, locale: "pl-PL" });
  try {
    const page = await signInToStaffPages(context, product.address, "marta");
    await page.getByRole("navigation").getByRole("link", { name: "Liczby" }).click();
    await picture(page, "numbers");
  } finally {
    await context.close();
    await product.close();
  }
}

async function signInAndOrder(chat: Chat, show: (page: Page, name: string) => Promise<void>): Promise<void> {
  await chat.press("Zaloguj się przez USOS");
  const tab = await chat.follows(copy("link.open"));
  await signIn(tab, anna);
  await show(tab, "sign-in");
  await chat.says(await confirmed(tab));
  await tab.close();
  await chat.button("Zamawiam").waitFor();
  await chat.press(copy("menu.eligibility"));
  await show(chat.page, "eligibility");
  await chat.press("Zamów mLegitymację");
  await chat.press("Zamawiam");
  await chat.sees("Zamówienie przyjęte.");
}

async function toTheLayout(chat: Chat): Promise<void> {
  for (const name of [copy("button.walkthrough"), "Android", "Dalej", "Dalej", copy("button.newer")])
    await chat.press(name);
}

/** Opens a separate product, so that no picture shows what an earlier one left behind. */
async function withStudent(
  browser: Browser,
  options: BrowserContextOptions,
  act: (chat: Chat, address: string) => Promise<void>,
): Promise<void> {
  const product = await openProduct();
  const context = await browser.newContext({ ...options, locale: "pl-PL" });
  try {
    const page = await context.newPage();
    await page.goto(`${product.address}/`);
    await act(new Chat(page), product.address);
  } finally {
    await context.close();
    await product.close();
  }
}

main(process.argv[2]).catch((cause: unknown) => {
  process.stderr.write(`The pictures could not be taken: ${String(cause)}\n`);
  process.exitCode = 1;
});
