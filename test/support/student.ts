import { chatNamed } from "./ids";
import type { ChatId } from "../../src/foundation/ids";
import { openButton } from "../../src/conversation/buttons";
import type { Content } from "../../src/conversation/ports";
import { pressablesOf, textOf, type OnScreen } from "./chat";
import { ChatStudent, type Readable } from "./chatStudent";
import type { World } from "./world";

/** A student at the fake chat. */
export class Student extends ChatStudent<OnScreen> {
  private events = 0;

  constructor(
    private readonly world: World,
    readonly user: string,
    private readonly locale: string,
  ) {
    super();
  }

  get key(): ChatId {
    return chatNamed(`fake:${this.user}`);
  }

  get screen(): OnScreen[] {
    return this.world.channel.screens.get(this.user) ?? [];
  }

  /** Sends something; returns the texts that have appeared since. */
  does(content: Content, eventId?: string, doneAt?: number): Promise<string> {
    return this.appearing(() => this.brings(content, eventId, doneAt));
  }

  override isShown(code: string): Promise<boolean> {
    return Promise.resolve(this.screen.some(({ secret }) => secret?.code === code));
  }

  override opens(): Promise<string> {
    return this.does({ kind: "hello" });
  }

  protected read({ view }: OnScreen): Readable {
    const urls = view.buttons.flatMap((it) => ("url" in it ? [it.url] : []));
    return { text: textOf(view), buttons: pressablesOf(view), field: view.field?.button, urls };
  }

  protected type(text: string): Promise<unknown> {
    return this.brings({ kind: "text", text });
  }

  protected press({ id }: OnScreen, button: string, input?: string): Promise<unknown> {
    return this.brings({ kind: "button", button, on: id, ...(input === undefined ? {} : { input }) });
  }

  private async brings(content: Content, eventId = `${this.user}-${++this.events}`, doneAt?: number): Promise<void> {
    const { user, locale, key: chatId } = this;
    await this.world.receive({ eventId, chatId, address: { user }, name: user, locale, content, doneAt });
    await this.world.settle();
  }

  /** Signs this chat out, so that the account has room for another one. */
  async signsOut(): Promise<void> {
    await this.does({ kind: "button", button: openButton("unlink") });
    await this.presses("confirm");
  }
}
