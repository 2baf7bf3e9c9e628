import type { SlackAddress } from "./address";
import type { Institution } from "../../../dialogs/kit/institution";
import type { View } from "../../../dialogs/kit/view";
import type { Lang } from "../../../dialogs/kit/text";
import type { Intake } from "../../ops/intake";
import type { Log } from "../../ops/log";
import type { Store } from "../../store/port";
import type { KnownChats, Receive, TakeVote } from "../../conversation/ports";
import type { SayVoteWords } from "../../conversation/voteWords";
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
  | "notServed"
  | "answeredPrivately"
  | "answeredBelow"
  | "openPrivate"
  | "openedTitle"
  | "opened"
  | "close"
  | "looking"
  | "promptsTitle"
  | "promptOrder"
  | "promptStatus"
  | "promptAdd"
  | "promptHelp";

export interface SlackChannelOptions {
  readonly store: Store;
  readonly chats: KnownChats;
  readonly log: Log;
  readonly intake: Intake;
  /** The channel's own sentences. */
  readonly say: (key: SlackText, lang: Lang) => string;
  readonly signingSecret: string;
  /** The app-level token, for Socket Mode. */
  readonly appToken?: string | undefined;
  readonly apiUrl?: string | undefined;
  readonly installations: Installations;
  readonly onToken: (team: string, code: string | undefined) => void;
  /** Called when Socket Mode cannot be connected. */
  readonly onNotConnected: () => void;
  readonly transport: Transport;
  /** The URL at which Slack fetches an image of the guide; undefined when this server cannot be reached from outside. */
  readonly guideUrl: (name: string) => string | undefined;
  /** The directory with the guide's images, as PNG files. */
  readonly guideDir: string;
  /** The machine's own time, against which signatures are checked, in milliseconds since the epoch. */
  readonly machineClock: () => number;
  readonly receive: Receive;
  readonly takeVote: TakeVote;
  /** The texts beside the buttons with which people vote on a message. */
  readonly voteWords: SayVoteWords;
  /** How many messages a second may be sent to people who have not asked for them; 4 by default. */
  readonly unaskedPerSecond?: number | undefined;
  /** The people who are served besides members of the workspace; by default none. */
  readonly alsoServes?: Institution["alsoServes"] | undefined;
  readonly homeOf: HomeOf;
}

/**
 * The views of a person's home page: `answered` after a press on it, `stranger` while the person's data is being erased.
 * `languageOf` is the channel's guess, for a person who is not known.
 */
export type HomeOf = (
  who: Who,
  how: "now" | "answered" | "stranger",
  languageOf: (who: Who) => Promise<Lang>,
) => Promise<View[]>;

type Who = Pick<SlackAddress, "team" | "user">;
