import type { ChatId } from "../../foundation/ids";
import type { Institution } from "../../../dialogs/kit/institution";
import type { Lang } from "../../../dialogs/kit/text";
import type { Visits } from "../../accounts/visits";
import type { SecretView } from "../../../dialogs/kit/view";
import type { KnownChats, TakeVote } from "../../conversation/ports";
import type { SayVoteWords } from "../../conversation/voteWords";
import type { Intake } from "../../ops/intake";
import type { Log } from "../../ops/log";
import type { Store } from "../../store/port";
import type { Pauses } from "./backOff";
import type { Edge } from "./edge";
import type { Dispatcher } from "undici";

/** `teams.*` in the locale files. */
export type TeamsText = "onlyPrivate" | "notServed" | "openPrivate" | "tryAgain";

/** A message that shows a secret to a person. */
export interface Showing {
  /** The chat. The field keeps this name because addresses that are still valid were sealed with it. */
  readonly person: ChatId;
  readonly secretOf: string;
  /** The message's id. */
  readonly showing: string;
}

export interface QrAddresses {
  /** The last part of the address: unguessable, valid only for this person and order, and only for a short time. */
  seal(whose: Showing): string;
  /** Undefined when the value was not sealed here or has expired. */
  open(sealed: string): Showing | undefined;
}

export interface TeamsChannelOptions {
  readonly store: Store;
  readonly chats: KnownChats;
  readonly edge: Edge;
  readonly log: Log;
  readonly intake: Intake;
  readonly pauses: Pauses;
  /** The dispatcher for requests to Teams; by default, a pool of kept-alive connections. */
  readonly dispatcher?: Dispatcher | undefined;
  readonly takeVote: TakeVote;
  /** The texts of the form that asks why something did not help. */
  readonly voteWords: SayVoteWords;
  /** The channel's own sentences. */
  readonly say: (key: TeamsText, lang: Lang) => string;
  /** The base URL at which Teams and students' browsers reach this server, without a trailing slash. */
  readonly publicUrl: () => string;
  /** The directory with the guide's images, as PNG files. */
  readonly guideDir: string;
  /**
   * The bot's registration, its tenant, and the link that opens the bot in Teams. Undefined in anonymous mode, in which the
   * channel talks to loopback only.
   */
  readonly registration: { readonly appId: string; readonly tenantId: string; readonly appLink: string } | undefined;
  /** The people who are served besides those of the tenant; by default none. */
  readonly alsoServes?: Institution["alsoServes"] | undefined;
  /** Creates and verifies the short-lived addresses of QR images. */
  readonly qr: QrAddresses;
  /** Fetches a secret from its source when its image is requested; null when there is none (any more). */
  readonly fetchSecret: (whose: Showing) => Promise<SecretView | null>;
  /** Counts how often the images of a showing are fetched, if possible in all processes together. */
  readonly visits: Visits;
  /** How long a secret stays on the screen, in milliseconds. */
  readonly secretShownMs: number;
}
