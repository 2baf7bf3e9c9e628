import { isCalled, type Pressable } from "./pressable";
import { confirmPage, sixDigits, type SignInPages } from "./signInPages";

/** A message as its reader has it, whatever the chat draws it with. */
export interface Readable {
  /** Everything that can be read on it, line by line. */
  readonly text: string;
  readonly buttons: readonly Pressable[];
  /** What goes back with the words typed into its field. */
  readonly field?: string | undefined;
  /** Where it leads. */
  readonly urls: readonly string[];
}

/**
 * A student at a chat, whichever it is: reads the screen, types, presses, and signs in with a browser of their own. A chat
 * says what its screen holds, how a message is read, and how words and presses are brought to the product.
 */
export abstract class ChatStudent<Message> {
  /** What stands on the screen, oldest first. */
  abstract get screen(): readonly Message[];
  protected abstract read(message: Message): Readable;
  /** Brings it to the product, and lets that do all that follows. */
  protected abstract type(text: string): Promise<unknown>;
  /** The same with a press; `value` is what the product gave the button. */
  protected abstract press(message: Message, value: string, input?: string): Promise<unknown>;

  get last(): Message {
    const last = this.screen.at(-1);
    if (!last) throw new Error("the screen is empty");
    return last;
  }

  /** The latest message's text. */
  get sees(): string {
    return this.read(this.last).text;
  }

  /** Everything on the screen. */
  get seesAll(): string {
    return this.textOf(this.screen);
  }

  /** Whether an activation code stands on the screen. */
  isShown(code: string): Promise<boolean> {
    return Promise.resolve(this.seesAll.includes(code));
  }

  /** Begins the conversation, or comes back to it. Answers, as all that is done here, what appeared since. */
  opens(): Promise<string> {
    return this.says("menu");
  }

  says(text: string): Promise<string> {
    return this.appearing(() => this.type(text));
  }

  /** Presses a button by label, choice name or opened dialog, on the newest message that has it. */
  presses(wanted: string, input?: string): Promise<string> {
    return this.pressesOn(this.withButton(wanted), wanted, input);
  }

  pressesOn(message: Message, wanted: string, input?: string): Promise<string> {
    return this.appearing(() => this.press(message, this.valueOf(message, wanted), input));
  }

  /** Types into the newest card's field and submits it. */
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

  /** Goes through USOS and the pages up to the six digits, as a sandbox student. */
  sixDigits(who: string, url = this.signInUrl): Promise<string> {
    return sixDigits(url, who);
  }

  /** From nothing, or from wherever the conversation is, to a signed-in chat. */
  async signsInAs(who: string): Promise<string> {
    await this.opens();
    await this.presses("link");
    return this.enters(await this.sixDigits(who));
  }

  /** How the digits of the page get into the chat. */
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
