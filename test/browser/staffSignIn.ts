import type { BrowserContext, Page } from "playwright-core";
import { copy } from "../support/copy";
import { SlackPage } from "./slack/slackPage";

/** Opens the sign-in of the staff pages by the link that somebody of the helpdesk gets in their Home tab, and ends on the page with its button. */
export async function openStaffSignIn(context: BrowserContext, address: string, handle: string): Promise<Page> {
  const slack = await SlackPage.open(context, address, handle);
  await slack.go("Home");
  await slack.press(copy("helpdesk.button.staffPages"));
  const page = await slack.follows(copy("helpdesk.staffPages.open"));
  await slack.page.close();
  return page;
}

/** Signs somebody of the helpdesk in to the staff pages, and ends on the start page. */
export async function signInToStaffPages(context: BrowserContext, address: string, handle: string): Promise<Page> {
  const page = await openStaffSignIn(context, address, handle);
  await page.getByRole("button", { name: copy("staff.signIn.button") }).click();
  await page.getByRole("heading", { name: copy("staff.start.title") }).waitFor();
  return page;
}
