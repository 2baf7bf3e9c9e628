import type { ChatId } from "../../foundation/ids";
import type { Lang } from "../../../dialogs/kit/text";
import type { SecretView } from "../../../dialogs/kit/view";
import type { TakeVote } from "../../conversation/ports";
import type { SayVoteWords } from "../../conversation/voteWords";
import type { Log } from "../../ops/log";
import type { Store } from "../../store/port";
import type { PageStrings } from "./strings";

export interface WebChannelOptions {
  readonly store: Store;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Makes unguessable ids of 16 to 128 characters from `A-Za-z0-9_-`. A browser's session is identified by one. */
  readonly ids: () => string;
  readonly log: Log;
  /** Removes from typed text what must not be stored (a PESEL). */
  readonly redact: (text: string) => string;
  readonly takeVote: TakeVote;
  /** The texts beside 👍 and 👎. */
  readonly voteWords: SayVoteWords;
  /** The page's own texts. */
  readonly strings: (lang: Lang) => PageStrings;
  /** The directory with the guide's images, as PNG files. */
  readonly guideDir: string;
  /** Fetches a secret from its source when a reloaded page shows it; null when there is none (any more). */
  readonly fetchSecret?: (chatId: ChatId, secretOf: string) => Promise<SecretView | null>;
  /** Addresses or CIDR ranges, besides loopback, from which the page may be opened. */
  readonly allowFrom?: readonly string[];
  /** The name and the links shown in the page's header. */
  readonly name?: string;
  readonly links?: { readonly sandbox?: string; readonly mail?: string };
  /** How many messages of a conversation are kept; 500 by default. */
  readonly keep?: number;
  /** The largest picture that can be sent, in bytes. */
  readonly largestPicture: number;
  /** The interval, in milliseconds, at which keep-alive comments are sent to open pages; 15 seconds by default. */
  readonly heartbeatMs?: number;
}
