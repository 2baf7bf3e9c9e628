import { ChatStudent, type Readable } from "../../support/chatStudent";
import { isCalled } from "../../support/pressable";
import { execute, installed, text, verifyState, type Writer } from "./activities";
import { pressesOf, readCard } from "../readCard";
import type { Json, Posted } from "./farEnd";
import type { TeamsWorld } from "./teamsWorld";

/** A student at Teams: what they do is posted to the bot's address, and what they see is taken from the connector. */
export class TeamsStudent extends ChatStudent<Posted> {
  constructor(
    private readonly world: TeamsWorld,
    readonly writer: Writer & { readonly user: string },
  ) {
    super();
  }

  get conversation(): string {
    return this.writer.conversation ?? `a:${this.writer.user}`;
  }

  get screen(): Posted[] {
    return this.world.farEnd.screen(this.conversation);
  }

  /** Posts an activity and lets the product finish all the work that follows; returns the bot's HTTP response. */
  async does(activity: Json): Promise<{ status: number; body: unknown }> {
    const answer = await this.world.post(activity);
    await this.world.settle();
    return answer;
  }

  installs = () => this.does(installed(this.writer));
  removes = () => this.does(installed(this.writer, "remove"));
  handsBack = (state: string) => this.does(verifyState(this.writer, state));

  override opens(): Promise<string> {
    return this.appearing(this.installs);
  }

  override says(words: string, fields: Json = {}): Promise<string> {
    return this.appearing(() => this.does(text(this.writer, words, fields)));
  }

  /** The data that a button sends back, and the message that contains it. */
  button(wanted: string): { data: Json; message: Posted } {
    const message = this.withButton(wanted);
    const { data } = pressesOf(message.activity).find(isCalled(wanted)) ?? {};
    if (!data) throw new Error(`no button «${wanted}»`);
    return { data, message };
  }

  /** Presses a button and returns the card that replaces the message. */
  async pressesFor(wanted: string, input?: string): Promise<Json> {
    const { data, message } = this.button(wanted);
    const answer = await this.does(pressed(this.writer, message, data, input));
    return (answer.body as { value: Json }).value;
  }

  /** Brings a new chat to the signed-in state; the student types the digits. */
  async signsInByHand(who: string): Promise<void> {
    await this.says("menu");
    await this.presses("link");
    await this.says(await this.sixDigits(who));
  }

  /** The client of Teams hands the digits back by itself. */
  protected override enters(digits: string): Promise<string> {
    return this.appearing(() => this.handsBack(digits));
  }

  protected read({ activity }: Posted): Readable {
    return readCard(activity);
  }

  protected type(words: string): Promise<unknown> {
    return this.does(text(this.writer, words));
  }

  protected press(message: Posted, value: string, input?: string): Promise<unknown> {
    const { data = {} } = pressesOf(message.activity).find((it) => it.value === value) ?? {};
    return this.does(pressed(this.writer, message, data, input));
  }
}

const pressed = (writer: Writer, { id }: Posted, data: Json, input?: string): Json =>
  execute(writer, { ...data, ...(input === undefined ? {} : { input }) }, { replyToId: id });
