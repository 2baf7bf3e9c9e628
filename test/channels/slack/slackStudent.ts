import type { Brought, SlackMessage, SlackPerson } from "../../../sandbox/slack/control";
import { signIn } from "../../../sandbox/signIn";
import { Student } from "../../support/student";
import type { SlackWorld } from "./slackWorld";

/** A student at Slack: what they do goes to the app's address, what they see stands in the emulated client. */
export class SlackStudent {
  constructor(
    private readonly world: SlackWorld,
    readonly person: SlackPerson,
  ) {}

  get user(): string {
    return this.person.id;
  }

  /** The direct conversation with the app. */
  get dm(): string {
    return this.world.slack.dm(this.user);
  }

  get key(): string {
    return `slack:${this.person.team}:${this.user}`;
  }

  get screen(): readonly SlackMessage[] {
    return this.world.slack.screen(this.dm, this.user);
  }

  /** Everything on the screen, a message each. */
  get sees(): string {
    return this.screen.map(textOf).join("\n---\n");
  }

  get last(): string {
    return textOf(this.screen.at(-1));
  }

  /** Does something and lets the product do all that follows; answers what HTTP said. */
  async does<T extends Brought | undefined>(act: Promise<T>): Promise<T> {
    const answer = await act;
    await this.world.settle();
    return answer;
  }

  says = (text: string, channel = this.dm) => this.does(this.world.slack.says(this.user, channel, text));
  opensHome = (tab: "home" | "messages" = "home") => this.does(this.world.slack.opensHome(this.user, tab));
  commands = (text = "", channel = this.dm) =>
    this.does(this.world.slack.command(this.user, channel, "/mlegitymacja", text));

  /** Presses a button by its label, on the newest message that has it. */
  async presses(label: string): Promise<Brought> {
    const message = this.withButton(label);
    return this.does(this.world.slack.presses(this.user, { channel: this.dm, ts: message.ts }, label));
  }

  /** Opens the form of the newest card that has one, fills it in and sends it. */
  async fills(text: string, open = "Napisz odpowiedź"): Promise<Brought> {
    await this.presses(open);
    return this.submits(text);
  }

  submits = (text: string) => this.does(this.world.slack.submits(this.user, { answer: text }));

  withButton(label: string): SlackMessage {
    const found = [...this.screen].reverse().find((it) => labelsOf(it).includes(label));
    if (!found) throw new Error(`no button «${label}» on the screen:\n${this.sees}`);
    return found;
  }

  /** The newest sign-in address on the screen. */
  get signInUrl(): string {
    const url = this.screen
      .flatMap((it) => elementsOf(it).map((element) => element["url"]))
      .filter((it): it is string => typeof it === "string" && it.includes("/link/"))
      .at(-1);
    if (url === undefined) throw new Error(`no sign-in on the screen:\n${this.sees}`);
    return url;
  }

  /** Goes through USOS and the pages up to the six digits. */
  sixDigits = (who: string): Promise<string> =>
    new Student(this.world, "browser", "pl-PL", signIn).sixDigits(who, this.signInUrl);

  /** From nothing to a signed-in chat. */
  async signsInAs(who: string): Promise<void> {
    await this.says("menu");
    await this.presses("Zaloguj się przez USOS");
    await this.says(await this.sixDigits(who));
  }
}

type Json = Readonly<Record<string, unknown>>;

/** Every text of a message, in reading order. */
export function textOf(message: SlackMessage | undefined): string {
  if (!message) return "";
  return textsIn(message.blocks ?? [message.text]).join("\n");
}

/** All words in blocks or a view. */
export function textsIn(it: unknown): string[] {
  if (typeof it === "string") return [it];
  if (Array.isArray(it)) return it.flatMap(textsIn);
  if (typeof it !== "object" || it === null) return [];
  return Object.entries(it).flatMap(([name, value]) =>
    ["blocks", "text", "fields", "elements", "accessory", "alt_text", "title", "label", "element"].includes(name)
      ? textsIn(value)
      : [],
  );
}

const elementsOf = ({ blocks }: SlackMessage): Json[] =>
  ((blocks ?? []) as Json[]).flatMap((it) => (Array.isArray(it["elements"]) ? (it["elements"] as Json[]) : []));

export const labelsOf = (message: SlackMessage): string[] =>
  elementsOf(message)
    .filter((it) => it["type"] === "button")
    .map((it) => String((it["text"] as Json)["text"]));
