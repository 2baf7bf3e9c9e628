import type { Locator, Page } from "playwright-core";

/** A student in front of a browser, at any of the chats: reads the conversation, waits for messages, presses buttons and follows links. */
export abstract class ChatInBrowser {
  constructor(readonly page: Page) {}

  /** The element of the page that contains the conversation. */
  protected abstract get log(): Locator;

  abstract says(text: string): Promise<void>;

  /** The newest button with this name. */
  button = (name: string): Locator => this.log.getByRole("button", { name, exact: true }).last();

  /** Waits for a card or message with this text. */
  sees = (text: string | RegExp): Promise<void> => this.log.getByText(text).last().waitFor();

  /** The whole visible text of the conversation. */
  text = (): Promise<string> => this.log.innerText();

  /** Follows the newest link with this name into a second tab. */
  async follows(name: string): Promise<Page> {
    const opened = this.page.context().waitForEvent("page");
    await this.log.getByRole("link", { name, exact: true }).last().click();
    const tab = await opened;
    await tab.waitForLoadState();
    return tab;
  }
}
