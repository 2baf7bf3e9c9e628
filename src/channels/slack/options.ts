import type { SlackAddress } from "./address";
import type { View } from "../../../dialogs/kit/view";
import type { Lang } from "../../../dialogs/kit/text";
import type { Log } from "../../ops/log";
import type { Store } from "../../store/port";
import type { Receive } from "../../conversation/ports";
import type { Installations } from "./installation";
import type { Transport } from "./transport";

/** `slack.*` in the locale files. */
export type SlackText =
  | "fillIn"
  | "fillInDigits"
  | "formTitle"
  | "formSend"
  | "formCancel"
  | "oldButton"
  | "otherCommand"
  | "tryAgain"
  | "onlyPrivate"
  | "answeredPrivately"
  | "openPrivate"
  | "openedTitle"
  | "opened"
  | "close";

export interface SlackChannelOptions {
  readonly store: Store;
  readonly log: Log;
  /** The channel's own sentences. */
  readonly say: (key: SlackText, lang: Lang) => string;
  readonly signingSecret: string;
  /** For Socket Mode. */
  readonly appToken?: string | undefined;
  readonly apiUrl?: string | undefined;
  readonly installations: Installations;
  readonly transport: Transport;
  /** Where Slack fetches a drawing of the guide; undefined where it cannot. */
  readonly guideUrl: (name: string) => string | undefined;
  /** Where they are, as PNG files. */
  readonly guideDir: string;
  /** This machine's own time, which signatures are compared with. Milliseconds since the epoch. */
  readonly machineClock: () => number;
  readonly receive: Receive;
  readonly homeOf: HomeOf;
}

/** What a person's page says, in parts: `answered` after something was pressed there, `stranger` while they are forgotten. */
export type HomeOf = (
  who: Pick<SlackAddress, "team" | "user">,
  how: "now" | "answered" | "stranger",
) => Promise<View[]>;
