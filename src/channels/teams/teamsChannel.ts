import type { FastifyPluginAsync } from "fastify";
import type { Dispatcher } from "undici";
import type { Lang } from "../../../dialogs/kit/text";
import type { SecretView } from "../../../dialogs/kit/view";
import type { Log } from "../../ops/log";
import type { Store } from "../../store/port";
import type { Channel, PersonKey, Receive } from "../port";
import { teamsAddress } from "./address";
import type { Pauses } from "./backOff";
import { createConnector } from "./connector";
import type { Edge } from "./edge";
import { Messages } from "./messages";
import { createRoutes } from "./routes";
import { isLoopback, isMicrosofts } from "./trust";

/** `teams.*` in the locale files. */
export type TeamsText = "onlyPrivate" | "openPrivate" | "tryAgain";

export interface TeamsChannelOptions {
  readonly store: Store;
  readonly edge: Edge;
  readonly log: Log;
  readonly pauses: Pauses;
  /** Carries what is sent to Teams; left out, a pool of kept connections. */
  readonly dispatcher?: Dispatcher | undefined;
  /** The channel's own sentences. */
  readonly say: (key: TeamsText, lang: Lang) => string;
  /** Where Teams and students' browsers reach this server, without a trailing slash. */
  readonly publicUrl: () => string;
  /** Where the drawings of the guide are, as PNG files. */
  readonly guideDir: string;
  /** The bot's registration, its tenant, and where people open it in Teams; undefined in the anonymous mode, which speaks to loopback only. */
  readonly registration: { readonly appId: string; readonly tenantId: string; readonly appLink: string } | undefined;
  /** Addresses under which a person's QR can be fetched for a short while. */
  readonly qr: QrAddresses;
  /** Fetches a secret anew, at the moment its image is asked for; null when there is none (any more). */
  readonly fetchSecret: (whose: Showing) => Promise<SecretView | null>;
}

/** One message in which a person sees a secret. */
export interface Showing {
  readonly person: PersonKey;
  readonly secretOf: string;
  /** The message's id. */
  readonly showing: string;
}

export interface QrAddresses {
  /** What the address ends in: unguessable, good for this person and order only, and not for long. */
  seal(whose: Showing): string;
  /** Undefined for what was not sealed here, or is over. */
  open(sealed: string): Showing | undefined;
}

export interface TeamsChannel extends Channel {
  /** `/api/messages`, and the pictures and scripts that Teams' clients fetch. */
  plugin(receive: Receive): FastifyPluginAsync;
  /** Closes the connections to Teams. */
  close(): Promise<void>;
}

const scripts = ["/teams/sign-in/teams-js.js", "/teams/sign-in/hand-back.js"];

/** Microsoft Teams, in personal scope. Transport and drawing only; the protocol's proofs are the edge's business. */
export function createTeamsChannel(options: TeamsChannelOptions): TeamsChannel {
  const { edge, pauses, registration } = options;
  const connector = createConnector({
    token: (anew) => edge.token(anew),
    pauses,
    trusts: registration ? isMicrosofts : isLoopback,
    dispatcher: options.dispatcher,
  });
  const messages = new Messages(options, connector);
  return {
    name: "teams",
    title: "Microsoft Teams",
    replacesById: false,
    handsBack(address) {
      const { aadObjectId: user } = teamsAddress(address);
      // The playground opens no sign-in of its own, so nothing waits there for the digits.
      return registration && user ? { scripts, user } : undefined;
    },
    send: (address, message) => messages.send(address, message),
    update: (address, ref, message) => messages.update(address, ref, message),
    typing: (address) => messages.typing(address),
    forget: (address) => messages.forget(address),
    plugin: (receive) => createRoutes(options, { connector, messages, receive }),
    async close() {
      edge.close();
      await connector.close();
    },
  };
}
