import { isCalled, type Pressable } from "./pressable";
import { confirmPage, sixDigits, type SignInPages } from "./signInPages";

/** A message as its reader sees it, however the chat draws it. */
export interface Readable {
  /** Everything that can be read on the message, line by line. */
  readonly text: string;
  readonly buttons: readonly Pressable[];
  /** The value that is sent back together with the words typed into its field. */
  readonly field?: string | undefined;
  /** The addresses that the message links to. */
  readonly urls: readonly string[];
}

/**
 * A student at any of the chats: reads the screen, types, presses, and signs in with a browser of their own. A subclass for a chat says what the
 * screen shows, how a message is read, and how words and presses are delivered to the product.
 */
export abstract class ChatStudent<Message> {
  /** The messages on the screen, oldest first. */
  abstract get screen(): readonly Message[];
  protected abstract read(message: Message): Readable;
  /** Delivers a text to the product, and lets the product finish all the work that follows. */
  protected abstract type(text: string): Promise<unknown>;
  /** Delivers a press in the same way; `value` is what the product gave the button. */
  protected abstract press(message: Message, value: string, input?: string): Promise<unknown>;

  get last(): Message {
    const last = this.screen.at(-1);
    if (!last) throw new Error("the screen is empty");
    return last;
  }

  /** The text of the latest message. */
  get sees(): string {
    return this.read(this.last).text;
  }

  /** The text of all messages on the screen. */
  get seesAll(): string {
    return this.textOf(this.screen);
  }

  /** Whether an activation code is on the screen. */
  isShown(code: string): Promise<boolean> {
    return Promise.resolve(this.seesAll.includes(code));
  }

  /** Begins the conversation or comes back to it. Like all methods here that do something, it returns the texts that have appeared since. */
  opens(): Promise<string> {
    return this.says("menu");
  }

  says(text: string): Promise<string> {
    return this.appearing(() => this.type(text));
  }

  /** Presses a button on the newest message that has it; the button is named by its label, its choice, or the dialog it opens. */
  presses(wanted: string, input?: string): Promise<string> {
    return this.pressesOn(this.withButton(wanted), wanted, input);
  }

  pressesOn(message: Message, wanted: string, input?: string): Promise<string> {
    return this.appearing(() => this.press(message, this.valueOf(message, wanted), input));
  }

  /** Types into the field of the newest card and submits it. */
  submits(input: string): Promise<string> {
    const card = this.withField();
    return this.appearing(() => this.press(card, this.read(card).field ?? "", input));
  }

  withButton(wanted: string): Message {
    const found = this.screen.findLast((it) => this.read(it).buttons.some(isCalled(wanted)));
    if (!found) throw new Error(`no button «${wanted}» on the screen:\n${this.seesAll}`);
    return found;
  }

  /** The sign-in address on the newest card that has one. */
  get signInUrl(): string {
    const urls = this.screen.flatMap((it) => this.read(it).urls).filter((it) => it.includes("/link/"));
    const url = urls.at(-1);
    if (url === undefined) throw new Error(`no sign-in on the screen:\n${this.seesAll}`);
    return url;
  }

  confirmPage(who: string, url = this.signInUrl): Promise<SignInPages> {
    return confirmPage(url, who);
  }

  /** Goes through USOS and the sign-in pages as a student of the sandbox, up to the six digits. */
  sixDigits(who: string, url = this.signInUrl): Promise<string> {
    return sixDigits(url, who);
  }

  /** Brings a chat to the signed-in state, from the very beginning or from wherever the conversation is. */
  async signsInAs(who: string): Promise<string> {
    await this.opens();
    await this.presses("link");
    return this.enters(await this.sixDigits(who));
  }

  /** Brings the six digits from the page into the chat. */
  protected enters(digits: string): Promise<string> {
    return this.says(digits);
  }

  protected withField(): Message {
    const card = this.screen.findLast((it) => this.read(it).field !== undefined);
    if (!card) throw new Error(`no field on the screen:\n${this.seesAll}`);
    return card;
  }

  private valueOf(message: Message, wanted: string): string {
    const { buttons } = this.read(message);
    const found = buttons.find(isCalled(wanted));
    if (!found) throw new Error(`no button «${wanted}» among ${buttons.map(({ label }) => label).join(" | ")}`);
    return found.value;
  }

  protected async appearing(act: () => Promise<unknown>): Promise<string> {
    const before = this.screen.length;
    await act();
    return this.textOf(this.screen.slice(before));
  }

  private textOf(messages: readonly Message[]): string {
    return messages.map((it) => this.read(it).text).join("\n---\n");
  }
}
