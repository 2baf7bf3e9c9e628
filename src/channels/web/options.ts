import type { ChatId } from "../../foundation/ids";
import type { Incoming } from "../../conversation/ports";
import type { Lang } from "../../../dialogs/kit/text";
import type { SecretView } from "../../../dialogs/kit/view";
import type { Log } from "../../ops/log";
import type { Store } from "../../store/port";
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
  readonly fetchSecret?: (chatId: ChatId, secretOf: string) => Promise<SecretView | null>;
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
