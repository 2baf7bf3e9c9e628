import { signIn } from "../../../sandbox/signIn";
import { Student } from "../../support/student";
import { execute, installed, text, verifyState, type Writer } from "./activities";
import { actionsOf, isExecute, textOf, urlsOf } from "./cards";
import type { Json, Posted } from "./farEnd";
import type { TeamsWorld } from "./teamsWorld";

/** A student at Teams: what they do goes to the bot's address, what they see stands at the far end. */
export class TeamsStudent {
  constructor(
    private readonly world: TeamsWorld,
    readonly writer: Writer & { readonly user: string },
  ) {}

  get conversation(): string {
    return this.writer.conversation ?? `a:${this.writer.user}`;
  }

  get screen(): Posted[] {
    return this.world.farEnd.screen(this.conversation);
  }

  /** Everything on the screen, a message each. */
  get sees(): string {
    return this.screen.map(({ activity }) => textOf(activity)).join("\n---\n");
  }

  get last(): string {
    return textOf(this.screen.at(-1)?.activity ?? {});
  }

  /** Posts an activity and lets the product do all that follows; answers what HTTP said. */
  async does(activity: Json): Promise<{ status: number; body: unknown }> {
    const answer = await this.world.post(activity);
    await this.world.settle();
    return answer;
  }

  installs = () => this.does(installed(this.writer));
  removes = () => this.does(installed(this.writer, "remove"));
  says = (words: string, fields: Json = {}) => this.does(text(this.writer, words, fields));
  handsBack = (state: string) => this.does(verifyState(this.writer, state));

  /** Presses a button by its label, on the newest message that has it; answers the card that takes the message's place. */
  async presses(label: string, input?: string): Promise<Json> {
    const { data, message } = this.button(label);
    const answer = await this.does(
      execute(this.writer, { ...data, ...(input === undefined ? {} : { input }) }, { replyToId: message.id }),
    );
    return (answer.body as { value: Json }).value;
  }

  button(label: string): { data: Json; message: Posted } {
    for (const message of [...this.screen].reverse()) {
      const action = actionsOf(message.activity).find((it) => isExecute(it) && it["title"] === label);
      if (action) return { data: action["data"] as Json, message };
    }
    throw new Error(`no button «${label}» on the screen:\n${this.sees}`);
  }

  /** The newest sign-in address on the screen. */
  get signInUrl(): string {
    const url = this.screen
      .flatMap((it) => urlsOf(it.activity))
      .filter((it) => it.includes("/link/"))
      .at(-1);
    if (url === undefined) throw new Error(`no sign-in on the screen:\n${this.sees}`);
    return url;
  }

  /** Goes through USOS and the pages up to the six digits. */
  sixDigits = (who: string): Promise<string> =>
    new Student(this.world, "browser", "pl-PL", signIn).sixDigits(who, this.signInUrl);

  /** The same, the digits being typed. */
  async signsInByHand(who: string): Promise<void> {
    await this.says("menu");
    await this.presses("Zaloguj się przez USOS");
    await this.says(await this.sixDigits(who));
  }

  /** From nothing to a signed-in chat, the client handing the digits back. */
  async signsInAs(who: string): Promise<void> {
    await this.installs();
    await this.presses("Zaloguj się przez USOS");
    await this.handsBack(await this.sixDigits(who));
  }
}
