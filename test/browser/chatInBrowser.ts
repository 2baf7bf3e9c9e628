import type { Locator, Page } from "playwright-core";

/** A student at a chat in a browser, whichever it is: reads the conversation, waits for what comes, presses and follows. */
export abstract class ChatInBrowser {
  constructor(readonly page: Page) {}

  /** Where the conversation stands on the page. */
  protected abstract get log(): Locator;

  abstract says(text: string): Promise<void>;

  /** The newest button of that name. */
  button = (name: string): Locator => this.log.getByRole("button", { name, exact: true }).last();

  /** Waits for a card or message with this text. */
  sees = (text: string | RegExp): Promise<void> => this.log.getByText(text).last().waitFor();

  /** Everything the conversation says, as one reads it. */
  text = (): Promise<string> => this.log.innerText();

  /** Follows a link of the newest card that has it, into a second tab. */
  async follows(name: string): Promise<Page> {
    const opened = this.page.context().waitForEvent("page");
    await this.log.getByRole("link", { name, exact: true }).last().click();
    const tab = await opened;
    await tab.waitForLoadState();
    return tab;
  }
}
