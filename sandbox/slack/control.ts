/** The app's answer to something that Slack delivered; over a socket, status 200 and the payload of the acknowledgement. */
export interface Brought {
  readonly status: number;
  readonly body: string;
  /** The time from the request until the answer was complete. */
  readonly ms: number;
}

/** A message in a conversation. */
export interface SlackMessage {
  readonly ts: string;
  readonly threadTs?: string;
  /** A user id, or the app's bot user. */
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly unknown[];
  readonly files?: readonly { readonly id: string; readonly name: string; readonly mimetype: string }[];
  /** The only person who sees it. */
  readonly ephemeralTo?: string;
  readonly edited: boolean;
}

export interface SlackPerson {
  readonly id: string;
  readonly team: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
}

/** A file that a person attaches to a message. */
export interface GivenFile {
  readonly name: string;
  readonly content: Buffer;
}

/** One call of the Web API, with its unchanged arguments. */
export interface ApiCall {
  readonly method: string;
  readonly team: string | null;
  readonly args: Readonly<Record<string, unknown>>;
  /** `ok`, or the error in the answer. */
  readonly outcome: string;
  /** The host and port to which it was sent, which distinguishes callers that use different ones. */
  readonly host: string;
  /** The port from which it came, which distinguishes the connections of one caller. */
  readonly callerPort: number | undefined;
}

/** Everything that happens in a conversation, whoever did it, and every call when it is answered; in chronological order. */
export type SlackHappening =
  | { readonly kind: "posted" | "changed"; readonly channel: string; readonly message: SlackMessage }
  | { readonly kind: "removed"; readonly channel: string; readonly ts: string }
  | { readonly kind: "called"; readonly call: ApiCall };

/**
 * Controls the emulated Slack: what people do in their clients, what they see on their screens, and what goes wrong. Ids of
 * people, channels and messages have Slack's format. Everything that people do is delivered to the app as Slack would deliver it
 * (signed, one HTTP request each, `X-Slack-Retry-Num` when repeated). The call resolves when the app has answered: with status 0
 * if it did not answer within Slack's three seconds, and with 200 and no body if Slack would not notify the app at all.
 */
export interface SlackControl {
  /**
   * The invented people by handle: `anna`, `piotr`, `oksana` (uk-UA) and `lucia` (en-GB) are students; `marta` and `wojtek` are
   * the helpdesk; `karol` is neither; `zenon` is in another workspace, in which the app must be installed first.
   */
  person(handle: string): SlackPerson;
  /** Adds a person to the first workspace. */
  addPerson(it: {
    readonly handle: string;
    readonly name: string;
    readonly email?: string;
    readonly locale?: string;
    readonly isGuest?: boolean;
    /** The home workspace of a person who takes part through Slack Connect. */
    readonly from?: string;
  }): SlackPerson;
  /** Makes a person a guest of the workspace from now on. */
  becomesGuest(user: string): void;
  readonly helpdesk: { readonly team: string; readonly channel: string; readonly group: string };
  /** A public channel in which everybody is, including the app. */
  readonly general: string;
  /** The direct conversation of a person with the app; created if there is none. */
  dm(user: string): string;

  says(
    user: string,
    channel: string,
    text: string,
    more?: { readonly thread?: string; readonly files?: readonly (string | GivenFile)[] },
  ): Promise<Brought & { readonly ts: string }>;
  edits(user: string, channel: string, ts: string, text: string): Promise<Brought>;
  deletes(user: string, channel: string, ts: string): Promise<Brought>;
  /**
   * Presses a button (or chooses a menu entry) of a message, the Home or an open modal, by its `action_id` or its visible label.
   */
  presses(
    user: string,
    at: { readonly channel: string; readonly ts: string } | "home" | "modal",
    button: string,
    value?: string,
    /** The values in the fields of the modal, by block id. */
    typed?: Readonly<Record<string, string>>,
  ): Promise<Brought>;
  /**
   * Submits the person's open modal; `values` are given by block id or by the input's label. If the answer contains errors, the
   * modal stays open.
   */
  submits(user: string, values: Readonly<Record<string, string>>): Promise<Brought>;
  closes(user: string): Promise<Brought | undefined>;
  command(user: string, channel: string, command: string, text?: string): Promise<Brought>;
  shortcut(user: string, callbackId: string): Promise<Brought>;
  opensHome(user: string, tab?: "home" | "messages"): Promise<Brought>;
  /** Repeats the last request: unchanged (`replay`), or as Slack retries it (`retry`, with a retry number and signed again). */
  again(how: "replay" | "retry"): Promise<Brought>;
  /** Delivers any body, correctly signed unless told otherwise. `at` is the signed timestamp in seconds. */
  bring(
    body: Readonly<Record<string, unknown>>,
    how?: {
      readonly form?: boolean;
      readonly secret?: string;
      readonly at?: number;
      readonly headers?: Readonly<Record<string, string>>;
    },
  ): Promise<Brought>;

  /**
   * The messages that a person sees in a conversation, oldest first. Of the ephemeral messages only their own are included, none
   * without a viewer.
   */
  screen(channel: string, viewer?: string): readonly SlackMessage[];
  /** The suggestions of the app for what to write in the private conversation with it, and the line that says what it is doing. */
  agent(user: string): { readonly prompts: readonly string[]; readonly status: string | undefined };
  home(user: string): Readonly<Record<string, unknown>> | undefined;
  modal(user: string): Readonly<Record<string, unknown>> | undefined;
  /** The content of a file that was not deleted. */
  file(id: string): Buffer | undefined;
  calls(): readonly ApiCall[];
  /** Reports everything that happens from now on, at once and in order, until the returned function is called. */
  watch(heard: (it: SlackHappening) => void): () => void;
  /** The `trigger_id` of the latest action of a person. */
  lastTrigger(): string;

  joins(user: string, where: "channel" | "group"): void;
  leaves(user: string, where: "channel" | "group"): void;
  removesMessage(channel: string, ts: string): void;
  /**
   * Sets the answers to the next calls of a method: an `error`, a rate limit with `Retry-After` seconds, or a status; `taken`
   * means that the call takes effect nevertheless.
   */
  answer(
    method: string,
    ...how: readonly {
      readonly error?: string;
      readonly retryAfter?: number;
      readonly status?: number;
      readonly taken?: boolean;
    }[]
  ): void;
  /** Refuses the tokens of a workspace from now on (`token_revoked`), or accepts them again. */
  revoke(team: string, isRevoked?: boolean): void;
  /**
   * Opens the URL of an installation (`…/oauth/v2/authorize?…`) as a person who allows or denies it for their workspace. Returns
   * the URL to which their browser is then sent.
   */
  authorizes(user: string, address: string, decision?: "allow" | "deny"): string;
  /** Removes the app from a workspace: its tokens become invalid, and `app_uninstalled` and `tokens_revoked` are delivered. */
  uninstall(team: string): Promise<void>;
  /** Refuses messages and images to `channel` with an error (`cannot_dm_bot`, `is_archived`, …); null ends that. */
  closesConversation(channel: string, error: string | null): void;
  /** The number of open Socket Mode connections. */
  sockets(): number;
  /** Asks the app to reconnect over Socket Mode, and closes its connections. */
  disconnects(reason?: "warning" | "refresh_requested" | "link_disabled"): void;
  /** Resolves when the events about the app's own actions have been delivered. */
  idle(): Promise<void>;
}

export interface SlackSandboxOptions {
  /** The URL at which the app accepts events, interactions and commands, e.g. `http://127.0.0.1:3978/slack/events`. */
  readonly requestUrl: () => string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The token of the first workspace, in which the app is already installed; other workspaces install it over OAuth. */
  readonly botToken: string;
  /** App-level token for Socket Mode (`apps.connections.open`). */
  readonly appToken?: string;
  /** Milliseconds since the epoch. */
  readonly clock?: () => number;
  /** The file that keeps everything over a restart; if missing, everything is kept in memory only. */
  readonly stateFile?: string;
  /** The app's scopes in the first workspace; those of deploy/slack/manifest.yaml if missing. */
  readonly scopes?: readonly string[];
  /** The events to which the app subscribed, named as in a manifest; those of deploy/slack/manifest.yaml if missing. */
  readonly events?: readonly string[];
  /** The allowed redirect URLs of an installation; any URL if missing. */
  readonly redirectUris?: readonly string[];
  /** The sandbox's own URL, without a trailing slash; if missing, it is taken from the first request. */
  readonly ownUrl?: () => string;
  /** The global shortcuts that the page offers; those of deploy/slack/manifest.yaml if missing. */
  readonly shortcuts?: readonly { readonly callbackId: string; readonly name: string }[];
  /** Refuses more than one message a second to a channel, as Slack does after a burst; off if missing. */
  readonly enforceRate?: boolean;
  /**
   * The delays after which an event that was not accepted is delivered again; if missing, it is not, so that a test can do that.
   * Slack's own delays are 0, 60 000 and 300 000 ms.
   */
  readonly retryAfterMs?: readonly number[];
  /** How long the app may take to answer; 3000 ms, as in Slack, if missing. */
  readonly withinMs?: number;
}
