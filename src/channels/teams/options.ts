import type { ChatId } from "../../foundation/ids";
import type { Lang } from "../../../dialogs/kit/text";
import type { SecretView } from "../../../dialogs/kit/view";
import type { Log } from "../../ops/log";
import type { Store } from "../../store/port";
import type { Pauses } from "./backOff";
import type { Edge } from "./edge";
import type { Dispatcher } from "undici";

/** `teams.*` in the locale files. */
export type TeamsText = "onlyPrivate" | "openPrivate" | "tryAgain";

/** One message in which a person sees a secret. */
export interface Showing {
  readonly person: ChatId;
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
