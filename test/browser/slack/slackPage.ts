import type { BrowserContext, Locator } from "playwright-core";
import { ChatInBrowser } from "../chatInBrowser";

/** A person at the page of the emulated Slack. */
export class SlackPage extends ChatInBrowser {
  /** Opens the page as one of its people, by handle; it shows the conversation in which that person begins. */
  static async open(context: BrowserContext, address: string, handle: string): Promise<SlackPage> {
    const page = await context.newPage();
    await page.goto(`${address}/sandbox/slack/?as=${handle}`);
    return new SlackPage(page);
  }

  get messages(): Locator {
    return this.page.locator("#messages");
  }

  override button = (name: string): Locator =>
    this.page.getByRole("main").getByRole("button", { name, exact: true }).last();

  press = (name: string): Promise<void> => this.button(name).click();

  /** Goes to the conversation with the app, or to its Home. */
  go = (place: "Legitka" | "Home"): Promise<void> =>
    this.page.getByRole("navigation").getByRole("button", { name: place, exact: true }).click();

  async says(text: string): Promise<void> {
    const box = this.page.getByRole("textbox", { name: /^Message / });
    await box.fill(text);
    await this.page.getByRole("main").getByRole("button", { name: "Send" }).click();
  }

  /** Answers in the thread of the newest message. Enter sends only once the page's script runs: before that it begins a new line. */
  async replies(text: string): Promise<void> {
    await this.page.getByRole("link", { name: "Reply" }).last().click();
    const box = this.page.getByPlaceholder("Reply…");
    await box.waitFor();
    await this.page.locator("html.scripted").waitFor();
    await box.fill(text);
    await this.page.keyboard.press("Enter");
  }

  /** Threads and forms are shown beside the messages. */
  protected get log(): Locator {
    return this.page.locator("body");
  }
}
