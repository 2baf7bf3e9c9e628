import type { Browser } from "playwright-core";
import { copy } from "../support/copy";
import { Chat } from "./chat";
import { openProduct } from "./openProduct";
import { message, phone, picture, slackWindow } from "./pictures";
import { SlackPage } from "./slack/slackPage";
import { startPlayground } from "./teams/playground";
import { TeamsChat } from "./teams/teamsChat";

const announced = {
  pl: "Od poniedziałku, 1 marca, dziekanaty przedłużają legitymacje: od 9 do 13, bez zapisów.",
  en: "From Monday, 1 March, the dean’s offices extend student cards: from 9 to 13, no appointment needed.",
} as const;

/** Takes pictures of an announcement: as staff see it before they send it, and as it arrives in each of the three chats. */
export async function announcement(browser: Browser): Promise<void> {
  const product = await openProduct();
  const playground = await startPlayground(`${product.address}/api/messages`);
  const contexts = await Promise.all([
    browser.newContext({ ...phone, locale: "pl-PL" }),
    browser.newContext({ viewport: { width: 1280, height: 1100 }, deviceScaleFactor: 1.5 }),
    browser.newContext({ ...slackWindow, locale: "pl-PL" }),
  ]);
  const [onPhones, inTeamsClient, inSlackClient] = contexts;
  // Three clients and the product start at the same time.
  for (const context of contexts) context.setDefaultTimeout(120_000);
  try {
    const web = new Chat(await onPhones.newPage());
    await web.page.goto(`${product.address}/`);
    await web.button(copy("menu.link")).waitFor();
    const teams = await TeamsChat.open(inTeamsClient, playground.address);
    await teams.button(copy("menu.link")).waitFor();
    const slack = await SlackPage.open(inSlackClient, product.address, "anna");
    await slack.go("Legitka");
    await slack.button(copy("menu.link")).waitFor();

    const marta = await SlackPage.open(inSlackClient, product.address, "marta");
    await marta.says("/mlegitymacja-announce");
    const form = marta.page.locator("#modal dialog");
    for (const lang of ["pl", "en"] as const)
      await form.getByLabel(copy(`helpdesk.announce.text.${lang}`)).fill(announced[lang]);
    await form
      .getByLabel(copy("helpdesk.announce.to"))
      .selectOption({ label: copy("helpdesk.announce.audience.everybody") });
    await form.getByRole("button", { name: copy("helpdesk.announce.preview") }).click();
    await form.getByRole("button", { name: copy("helpdesk.announce.send") }).waitFor();
    await picture(marta.page, "announcement-preview");
    await form.getByRole("button", { name: copy("helpdesk.announce.send") }).click();
    await Promise.all([web, slack].map((it) => it.sees(announced.pl)));
    await teams.pushArrives(/dziekanaty przedłużają|extend student cards/);
    await picture(web.page, "announcement-web");
    await picture(slack.page, "announcement-slack");
    await message(teams, "announcement-teams");
  } finally {
    for (const context of contexts) await context.close();
    await playground.close();
    await product.close();
  }
}
