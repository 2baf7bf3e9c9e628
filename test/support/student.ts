import type { signIn as signInType } from "../../sandbox/signIn";
import { openButton } from "../../src/conversation/buttons";
import type { Content } from "../../src/conversation/ports";
import { buttonOf, textOf, type OnScreen } from "./chat";
import type { World } from "./world";

/** A student at the fake chat: writes, presses, signs in with a browser of their own, and reads the screen. */
export class Student {
  private events = 0;

  constructor(
    private readonly world: World,
    readonly user: string,
    private readonly locale: string,
    private readonly signIn: typeof signInType,
  ) {}

  get key(): string {
    return `fake:${this.user}`;
  }

  get screen(): OnScreen[] {
    return this.world.channel.screens.get(this.user) ?? [];
  }

  get last(): OnScreen {
    const last = this.screen.at(-1);
    if (!last) throw new Error("the screen is empty");
    return last;
  }

  /** The latest message's text; of several arrived at once, `said` has them all. */
  get sees(): string {
    return textOf(this.last.view);
  }

  /** Everything on the screen. */
  get seesAll(): string {
    return this.screen.map((it) => textOf(it.view)).join("\n---\n");
  }

  /** Sends something and answers what appeared since, as text. */
  async does(content: Content, eventId = `${this.user}-${++this.events}`): Promise<string> {
    const before = this.screen.length;
    const address = { user: this.user };
    await this.world.receive({ eventId, chatId: this.key, address, name: this.user, locale: this.locale, content });
    await this.world.settle();
    return this.screen
      .slice(before)
      .map((it) => textOf(it.view))
      .join("\n---\n");
  }

  opens = (): Promise<string> => this.does({ kind: "hello" });
  says = (text: string, eventId?: string): Promise<string> => this.does({ kind: "text", text }, eventId);

  /** Presses a button by label, choice name or opened dialog, on the newest message that has it. */
  presses(wanted: string, input?: string): Promise<string> {
    return this.pressesOn(this.withButton(wanted), wanted, input);
  }

  pressesOn(message: OnScreen, wanted: string, input?: string): Promise<string> {
    const button = buttonOf(message.view, wanted).button;
    return this.does({ kind: "button", button, on: message.id, ...(input === undefined ? {} : { input }) });
  }

  /** Types into the newest card's field and submits it. */
  submits(input: string): Promise<string> {
    const card = [...this.screen].reverse().find((it) => it.view.field);
    if (!card?.view.field) throw new Error("no field on the screen");
    return this.does({ kind: "button", button: card.view.field.button, input, on: card.id });
  }

  withButton(wanted: string): OnScreen {
    for (const message of [...this.screen].reverse()) {
      try {
        buttonOf(message.view, wanted);
        return message;
      } catch {
        continue;
      }
    }
    throw new Error(`no button «${wanted}» on the screen:\n${this.seesAll}`);
  }

  /** The sign-in address on the newest card that has one. */
  linkUrl(): string {
    const links = this.screen.flatMap((it) => it.view.buttons).filter((it) => "url" in it);
    const url = links.filter((it) => it.url.includes("/link/")).at(-1)?.url;
    if (url === undefined) throw new Error(`no sign-in link on the screen:\n${this.seesAll}`);
    return url;
  }

  /** Goes through the pages up to the six digits, as a sandbox student. */
  async sixDigits(who: string, url = this.linkUrl()): Promise<string> {
    const { confirmPage, backUrl } = await this.confirmPage(who, url);
    const key = /name="key" value="([^"]+)"/.exec(confirmPage)?.[1] ?? "";
    const page = await fetch(backUrl.replace(/\/back.*/, "/confirm"), {
      method: "POST",
      body: new URLSearchParams({ key }),
    });
    const code = /class="code"[^>]*>(\d{3}) (\d{3})</.exec(await page.text());
    if (!code) throw new Error("the page shows no six digits");
    return `${code[1] ?? ""}${code[2] ?? ""}`;
  }

  async confirmPage(who: string, url = this.linkUrl()): Promise<{ confirmPage: string; backUrl: string }> {
    const toUsos = (await fetch(url, { redirect: "manual" })).headers.get("location");
    if (!toUsos) throw new Error("the sign-in address leads nowhere");
    const backUrl = await this.signIn(toUsos, who);
    return { confirmPage: await (await fetch(backUrl)).text(), backUrl };
  }

  /** Signs this chat out, so that the account has room for another. */
  async signsOut(): Promise<void> {
    await this.does({ kind: "button", button: openButton("unlink") });
    await this.presses("confirm");
  }

  /** Signs in from wherever the conversation is. */
  async signsInAs(who: string): Promise<string> {
    await this.opens();
    await this.presses("link");
    return this.says(await this.sixDigits(who));
  }
}
