import { setTimeout } from "node:timers/promises";
import type { Dispatcher } from "undici";
import { choiceOf } from "../bench/ways";
import { openChat, type UserAction } from "../bench/slack/chat";
import type { WebApi } from "../bench/slack/webApi";

type Json = Readonly<Record<string, unknown>>;

/** A message on the student's screen: its buttons by choice, and the addresses it offers. */
export interface Card {
  readonly ts: string;
  readonly buttons: ReadonlyMap<string, Json>;
  readonly urls: readonly string[];
  readonly text: string;
}

/** A person in Slack who has never been there before. */
export interface Student {
  says(text: string): Promise<void>;
  presses(card: Card, choice: string): Promise<void>;
  /** Waits for the next message of this kind, which may have arrived already; each message is used once. @throws when it does not come */
  sees(what: string, isIt: (card: Card) => boolean): Promise<Card>;
  leaves(): void;
}

const patienceMs = 90_000;

/** `bring` delivers an event to one of the processes. */
export function openStudent(slack: WebApi, n: number, bring: (it: Request) => Promise<void>): Student {
  const chat = openChat("SOAK", n);
  const screen: Card[] = [];
  let look = (): void => undefined;
  slack.listen(chat.id, (message) => {
    screen.push(cardOf(message as { ts: string; blocks: unknown }));
    look();
  });
  const does = (action: UserAction): Promise<void> => bring(chat.request(action));
  return {
    says: (text) => does({ kind: "type", text }),
    async presses({ ts, buttons }, choice) {
      const button = buttons.get(choice);
      if (!button) throw new Error(`there is no «${choice}», only ${[...buttons.keys()].join(", ")}`);
      await does({ kind: "press", ts, button });
    },
    sees: (what, isIt) =>
      new Promise((resolve, reject) => {
        const seen = (): string => screen.at(-1)?.text ?? "nothing new";
        const late = globalThis.setTimeout(
          () => reject(new Error(`${chat.id} waits for ${what}; saw last: ${seen()}`)),
          patienceMs,
        );
        look = () => {
          const at = screen.findIndex(isIt);
          const [found] = at < 0 ? [] : screen.splice(0, at + 1).slice(-1);
          if (!found) return;
          clearTimeout(late);
          resolve(found);
        };
        look();
      }),
    leaves: () => slack.forget(chat.id),
  };
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
  const pressed = all.flatMap((it): [string, Json][] => {
    const choice = typeof it["value"] === "string" ? choiceOf(it["value"]) : undefined;
    return choice === undefined ? [] : [[choice, it]];
  });
  const urls = all.flatMap(({ url }) => (typeof url === "string" ? [url] : []));
  const text = all.flatMap((it) => (typeof it["text"] === "string" ? [it["text"]] : [])).join(" ");
  return { ts, buttons: new Map(pressed), urls, text };
}

function objectsIn(it: unknown): Json[] {
  if (Array.isArray(it)) return it.flatMap(objectsIn);
  if (typeof it !== "object" || it === null) return [];
  return [it as Json, ...Object.values(it).flatMap(objectsIn)];
}
