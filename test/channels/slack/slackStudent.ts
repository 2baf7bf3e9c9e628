import { chatNamed } from "../../support/ids";
import type { ChatId } from "../../../src/foundation/ids";
import type { GivenFile, Brought, SlackMessage, SlackPerson } from "../../../sandbox/slack/control";
import { actions } from "../../../src/channels/slack/buttons";
import { ChatStudent, type Readable } from "../../support/chatStudent";
import type { SlackWorld } from "./slackWorld";

/** A student at Slack: what they do is posted to the app's address, and what they see is taken from the emulated client. */
export class SlackStudent extends ChatStudent<SlackMessage> {
  constructor(
    private readonly world: SlackWorld,
    readonly person: SlackPerson,
  ) {
    super();
  }

  get user(): string {
    return this.person.id;
  }

  /** The direct conversation between the student and the app. */
  get dm(): string {
    return this.world.slack.dm(this.user);
  }

  get key(): ChatId {
    return chatNamed(`slack:${this.person.team}:${this.user}`);
  }

  get screen(): readonly SlackMessage[] {
    return this.world.slack.screen(this.dm, this.user);
  }

  /** Does something and lets the product finish all the work that follows; returns the app's HTTP response. */
  async does<T extends Brought | undefined>(act: Promise<T>): Promise<T> {
    const answer = await act;
    await this.world.settle();
    return answer;
  }

  /** Types a message, in the direct conversation or elsewhere; returns the app's HTTP response. */
  writes = (text: string, channel = this.dm, files: readonly GivenFile[] = []) =>
    this.does(this.world.slack.says(this.user, channel, text, { files }));
  opensHome = (tab: "home" | "messages" = "home") => this.does(this.world.slack.opensHome(this.user, tab));
  commands = (text = "", channel = this.dm) =>
    this.does(this.world.slack.command(this.user, channel, "/mlegitymacja", text));

  /** Sends the open form; returns the app's HTTP response. */
  sendsForm = (text: string) => this.does(this.world.slack.submits(this.user, { answer: text }));

  /** In Slack a card's field is a separate form: this opens it from the card, fills it in and sends it. */
  override submits(input: string): Promise<string> {
    const card = this.withField();
    return this.appearing(async () => {
      await this.press(card, this.read(card).field ?? "");
      await this.sendsForm(input);
    });
  }

  protected read(message: SlackMessage): Readable {
    const elements = elementsOf(message);
    const buttons = elements.filter((it) => it["type"] === "button" && typeof it["value"] === "string");
    const form = buttons.find((it) => it["action_id"] === actions.fill);
    return {
      text: textOf(message),
      buttons: buttons.map((it) => ({ label: labelOf(it), value: String(it["value"]) })),
      ...(form ? { field: String(form["value"]) } : {}),
      urls: elements.flatMap(({ url }) => (typeof url === "string" ? [url] : [])),
    };
  }

  protected type(text: string): Promise<unknown> {
    return this.writes(text);
  }

  protected press(message: SlackMessage, value: string): Promise<unknown> {
    const at = { channel: this.dm, ts: message.ts };
    const button = elementsOf(message).find((it) => it["value"] === value);
    return this.does(this.world.slack.presses(this.user, at, String(button?.["action_id"])));
  }
}

type Json = Readonly<Record<string, unknown>>;

/** Every text of a message, in reading order. */
export function textOf(message: SlackMessage | undefined): string {
  if (!message) return "";
  return textsIn(message.blocks ?? [message.text]).join("\n");
}

/** All words in blocks or in a view. */
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

const labelOf = (button: Json): string => String((button["text"] as Json)["text"]);

export const labelsOf = (message: SlackMessage): string[] =>
  elementsOf(message)
    .filter((it) => it["type"] === "button")
    .map(labelOf);
