import type { FastifyPluginAsync } from "fastify";
import type { Lang } from "../../../dialogs/kit/text";
import type { SecretView } from "../../../dialogs/kit/view";
import type { Log } from "../../ops/log";
import type { Store } from "../../store/port";
import type { Channel, Incoming, PersonKey } from "../port";
import { Conversations } from "./conversations";
import { createRoutes } from "./routes";
import type { PageStrings } from "./strings";

export interface WebChannelOptions {
  readonly store: Store;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Unguessable, 16 to 128 characters of `A-Za-z0-9_-`: a browser's session hangs on one. */
  readonly ids: () => string;
  readonly log: Log;
  /** Takes out of a typed text what must not be kept (a PESEL). */
  readonly redact: (text: string) => string;
  /** The page's own texts. */
  readonly strings: (lang: Lang) => PageStrings;
  /** Where the drawings of the guide are, as PNG files. */
  readonly guideDir: string;
  /** Fetches a secret anew, at the moment a reloaded page shows it; null when there is none (any more). */
  readonly fetchSecret?: (person: PersonKey, secretOf: string) => Promise<SecretView | null>;
  /** Addresses or CIDR ranges besides loopback from which the page may be opened. */
  readonly allowFrom?: readonly string[];
  /** What the page's header says and links to. */
  readonly name?: string;
  readonly links?: { readonly sandbox?: string; readonly mail?: string };
  /** How many messages of a conversation are kept; 500 unless told. */
  readonly keep?: number;
  /** How often an idle page is sent a sign of life; 15 seconds unless told. */
  readonly heartbeatMs?: number;
}

/** Where what people do goes; resolves when it is safely committed. */
export type Receive = (incoming: Incoming) => Promise<unknown>;

export interface WebChannel extends Channel {
  /** The page and what it talks to; register it under the path where the page should be. */
  plugin(receive: Receive): FastifyPluginAsync;
}

/**
 * The chat page for trying Legitka on one's own machine. It proves nobody's identity beyond «the same browser», so it
 * answers only to this machine, and must be registered in sandbox mode only.
 */
export function createWebChannel(options: WebChannelOptions): WebChannel {
  const conversations = new Conversations(options);
  return {
    name: "web",
    title: `${options.name ?? "Legitka"} (web)`,
    replacesById: true,
    send: (address, message) => conversations.send(personIn(address), message),
    update: (address, ref, message) => conversations.update(personIn(address), String(ref.id), message),
    typing: async (address) => {
      await Promise.resolve();
      conversations.typing(personIn(address));
    },
    forget: (address) => conversations.forget(personIn(address)),
    plugin: (receive) => createRoutes(options, conversations, receive),
  };
}

function personIn({ person }: Readonly<Record<string, unknown>>): PersonKey {
  if (typeof person !== "string" || !person.startsWith("web:"))
    throw new TypeError("Not an address of the web channel");
  return person;
}
