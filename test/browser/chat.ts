import type { Locator, Page } from "playwright-core";
import { copy } from "../support/copy";
import { ChatInBrowser } from "./chatInBrowser";
import { lastPresses } from "./presses";

/** A student at the chat page: presses, types and waits for what is on the screen. */
export class Chat extends ChatInBrowser {
  /** Presses the newest button with this name and waits for the answer, so that the next press is on a newer card. */
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

/** Signs in at USOS in the second tab and gives consent there. Ends on our page that names the chat and the USOS account. */
export async function signIn(tab: Page, name: string): Promise<void> {
  await tab.getByRole("button", { name }).click();
  await tab.getByRole("button", { name: "Zezwól" }).click();
  await tab.getByRole("heading", { name: copy("linkPage.title") }).waitFor();
}

/** Confirms on that page and returns the six digits. */
export async function confirmed(tab: Page): Promise<string> {
  await tab.getByRole("button", { name: copy("linkPage.confirm") }).click();
  return tab.locator(".code").innerText();
}

/** Presses a student's button on the sandbox's control page and waits until it has taken effect. */
export async function usosPress(control: Page, student: string, button: string): Promise<void> {
  await control.getByRole("listitem").filter({ hasText: student }).getByRole("button", { name: button }).click();
  await control.getByRole("status").getByText(`${button}: done for ${student}.`).waitFor();
}
