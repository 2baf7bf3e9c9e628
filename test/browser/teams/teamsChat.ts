import type { BrowserContext, ConsoleMessage, Locator, Request } from "playwright-core";
import { ChatInBrowser } from "../chatInBrowser";

/** The address of Microsoft's fonts and ornaments, which the playground requests from the Internet and can do without. */
const cdn = "https://res-1.cdn.office.net/";

/** A student in the Teams playground's chat with the bot. */
export class TeamsChat extends ChatInBrowser {
  /** Opens the playground in a tab of its own and closes its log, which repeats what the chat says. */
  static async open(context: BrowserContext, address: string): Promise<TeamsChat> {
    const page = await context.newPage();
    await page.route(`${cdn}**`, (route) => route.abort());
    await page.goto(`${address}/`);
    await page.getByRole("button", { name: "Hide log panel" }).click();
    return new TeamsChat(page);
  }

  /** Whether a console message reports only something that the playground could not get from the Internet. */
  static missesInternet = (said: ConsoleMessage): boolean => said.location().url.startsWith(cdn);

  /** The messages of the bot, oldest first. */
  get messages(): Locator {
    return this.page.locator("div:has(> div > [aria-label='Message header'] > [aria-label='Message author'])");
  }

  /** Waits until the newest message of the bot has this text; nothing is done in the chat meanwhile. */
  pushArrives = (text: string | RegExp): Promise<void> => this.messages.last().getByText(text).first().waitFor();

  async says(text: string): Promise<void> {
    const box = this.page.locator("[contenteditable][role=textbox]").first();
    await box.fill(text);
    await box.press("Enter");
  }

  /** Types into the newest card's input with this label. */
  async fills(label: string, text: string): Promise<void> {
    // Closing a note draws its card again, with empty fields, so the notes are closed before anything is typed.
    await this.#closeNotes();
    await this.log.getByRole("textbox", { name: label }).last().fill(text);
  }

  /** Presses the newest button with this name and waits until the conversation has changed: by a message or a card. */
  async press(name: string): Promise<void> {
    await this.button(name).waitFor();
    await this.#closeNotes();
    const log = await this.log.elementHandle();
    const before = await this.text();
    const executions: Request[] = [];
    const hear = (request: Request): void => {
      if (request.url().endsWith("/_conversation/v1/invoke")) executions.push(request);
    };
    this.page.on("request", hear);
    try {
      await this.button(name).click();
      await this.page.waitForFunction(saysElse, { log, before });
      // A message may arrive before the answer to Action.Execute, and the next press must not mistake that answer for its own. The note of a card
      // proves nothing: a bot that replaces the message afterwards removes the note with it.
      for (const execution of executions) await (await execution.response())?.finished();
    } finally {
      this.page.off("request", hear);
    }
  }

  protected get log(): Locator {
    return this.page.locator("div:has(> div > div > [aria-label='Message header'])");
  }

  /** The notes that the playground shows below a card when its Action.Execute has been answered, whether with a card, a text or an error. */
  get #notes(): Locator {
    return this.log.getByRole("button", { name: "Dismiss Invoke Message" });
  }

  /** A note also disappears by itself when the bot replaces its message; then there is nothing left to click. */
  async #closeNotes(): Promise<void> {
    while ((await this.#notes.count()) > 0)
      await this.#notes
        .first()
        .click({ timeout: 500 })
        .catch(() => undefined);
  }
}

/** This function runs in the page. */
function saysElse({ log, before }: { log: { innerText: string } | null; before: string }): boolean {
  return log?.innerText.trim() !== before.trim();
}
