import type { Locator, Page } from "playwright-core";
import { copy } from "../support/copy";
import { ChatInBrowser } from "./chatInBrowser";
import { lastPresses } from "./presses";

/** A student at the chat page: presses, types and waits for what is on the screen. */
export class Chat extends ChatInBrowser {
  /** Presses the newest button of that name and waits for the answer, so that what is pressed next is on a newer card. */
  async press(name: string): Promise<void> {
    await this.button(name).waitFor();
    const before = await this.answers.count();
    await this.button(name).click();
    await this.answers
      .nth(before)
      .waitFor()
      .catch(async (cause: unknown) => {
        const pressed = await lastPresses(this.page);
        throw new Error(`No answer to «${name}», pressed:\n${pressed}\nOn the page:\n${await this.text()}`, { cause });
      });
  }

  get answers(): Locator {
    return this.page.locator("#log > .assistant");
  }

  async says(text: string): Promise<void> {
    await this.page.locator("#text").fill(text);
    await this.page.locator("#text").press("Enter");
  }

  protected get log(): Locator {
    return this.page.locator("#log");
  }
}

/** In the second tab: USOS's sign-in page, then its consent. Ends on our page that names both sides. */
export async function signIn(tab: Page, name: string): Promise<void> {
  await tab.getByRole("button", { name }).click();
  await tab.getByRole("button", { name: "Zezwól" }).click();
  await tab.getByRole("heading", { name: copy("linkPage.title") }).waitFor();
}

/** Confirms there and answers the six digits. */
export async function confirmed(tab: Page): Promise<string> {
  await tab.getByRole("button", { name: copy("linkPage.confirm") }).click();
  return tab.locator(".code").innerText();
}

/** On the sandbox's control page: presses a student's button and waits until it is done. */
export async function usosPress(control: Page, student: string, button: string): Promise<void> {
  await control.getByRole("listitem").filter({ hasText: student }).getByRole("button", { name: button }).click();
  await control.getByRole("status").getByText(`${button}: done for ${student}.`).waitFor();
}
