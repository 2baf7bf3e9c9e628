import { setTimeout } from "node:timers/promises";
import type { Dispatcher } from "undici";
import { openChat, type UserAction } from "../bench/slack/chat";
import type { WebApi } from "../bench/slack/webApi";
import { ChatStudent, type Readable } from "../support/chatStudent";

type Json = Readonly<Record<string, unknown>>;

/** A message on the student's screen, with everything in it that can be read or pressed. */
export interface Card extends Readable {
  readonly ts: string;
  /** What Slack sends back for a button, by the button's value. */
  readonly elements: ReadonlyMap<string, Json>;
}

const patienceMs = 90_000;

/** A person in Slack who has never been there before. They wait for each answer, because the product works in processes of its own. */
export class SoakStudent extends ChatStudent<Card> {
  readonly screen: Card[] = [];
  private readonly chat: ReturnType<typeof openChat>;
  /** The number of messages that the student has used or passed over. */
  private used = 0;
  private look = (): void => undefined;

  /** `bring` delivers an event to one of the processes. */
  constructor(
    private readonly slack: WebApi,
    n: number,
    private readonly bring: (it: Request) => Promise<void>,
  ) {
    super();
    this.chat = openChat("SOAK", n);
    slack.listen(this.chat.id, (message) => {
      this.screen.push(cardOf(message as { ts: string; blocks: unknown }));
      this.look();
    });
  }

  /** Waits for the next message of this kind, which may have arrived already; each message is used once. @throws when it does not come */
  waitsFor(what: string, isIt: (card: Card) => boolean): Promise<Card> {
    return new Promise((resolve, reject) => {
      const late = globalThis.setTimeout(
        () =>
          reject(new Error(`${this.chat.id} waits for ${what}; saw last: ${this.screen.at(-1)?.text ?? "nothing"}`)),
        patienceMs,
      );
      this.look = () => {
        const at = this.screen.findIndex((card, n) => n >= this.used && isIt(card));
        const found = this.screen[at];
        if (!found) return;
        this.used = at + 1;
        clearTimeout(late);
        resolve(found);
      };
      this.look();
    });
  }

  leaves(): void {
    this.slack.forget(this.chat.id);
  }

  protected read(card: Card): Readable {
    return card;
  }

  protected type(text: string): Promise<void> {
    return this.does({ kind: "type", text });
  }

  protected press({ ts, elements }: Card, value: string): Promise<void> {
    return this.does({ kind: "press", ts, button: elements.get(value) ?? {} });
  }

  private does(action: UserAction): Promise<void> {
    return this.bring(this.chat.request(action));
  }
}

export type Request = ReturnType<ReturnType<typeof openChat>["request"]>;

/**
 * Delivers an event to the process that `pick` names. As Slack does, it tries again a second later with the next process, until the event is
 * accepted.
 */
export const bringing =
  (pick: () => Dispatcher, again: () => void = () => undefined) =>
  async ({ path, headers, body }: Request): Promise<void> => {
    for (;;) {
      const answer = await pick().request({ method: "POST", path, headers: { ...headers }, body });
      await answer.body.text();
      if (answer.statusCode === 200) return;
      if (answer.statusCode !== 503) throw new Error(`an event was answered with ${answer.statusCode}`);
      again();
      await setTimeout(1_000);
    }
  };

function cardOf({ ts, blocks }: { readonly ts: string; readonly blocks: unknown }): Card {
  const all = objectsIn(blocks);
  const elements = new Map(all.flatMap((it): [string, Json][] => (isButton(it) ? [[it.value, it]] : [])));
  const urls = all.flatMap(({ url }) => (typeof url === "string" ? [url] : []));
  const text = all.flatMap((it) => (typeof it["text"] === "string" ? [it["text"]] : [])).join(" ");
  const buttons = [...elements].map(([value, it]) => ({ label: objectsIn(it["text"]).map(wordsOf).join(""), value }));
  return { ts, elements, buttons, urls, text };
}

const isButton = (it: Json): it is Json & { readonly value: string } => typeof it["value"] === "string";
const wordsOf = (it: Json): string => (typeof it["text"] === "string" ? it["text"] : "");

function objectsIn(it: unknown): Json[] {
  if (Array.isArray(it)) return it.flatMap(objectsIn);
  if (typeof it !== "object" || it === null) return [];
  return [it as Json, ...Object.values(it).flatMap(objectsIn)];
}
