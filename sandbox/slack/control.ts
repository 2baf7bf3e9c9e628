/** What the app answered to something Slack brought it; over a socket status 200 and what came with the acknowledgement. */
export interface Brought {
  readonly status: number;
  readonly body: string;
  /** From the request until the answer was complete. */
  readonly ms: number;
}

/** A message as it stands in a conversation. */
export interface SlackMessage {
  readonly ts: string;
  readonly threadTs?: string;
  /** A user id, or the app's bot user. */
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly unknown[];
  readonly files?: readonly { readonly id: string; readonly name: string; readonly mimetype: string }[];
  /** Whom alone it is shown to. */
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

/** One call of the Web API, as it came. */
export interface ApiCall {
  readonly method: string;
  readonly team: string | null;
  readonly args: Readonly<Record<string, unknown>>;
  /** `ok`, or the error it was answered with. */
  readonly outcome: string;
  /** The host and port it was sent to; tells callers apart that each know another one. */
  readonly host: string;
}

/** What happened in a conversation, whoever did it, and every call when it is answered; in the order of happening. */
export type SlackHappening =
  | { readonly kind: "posted" | "changed"; readonly channel: string; readonly message: SlackMessage }
  | { readonly kind: "removed"; readonly channel: string; readonly ts: string }
  | { readonly kind: "called"; readonly call: ApiCall };

/**
 * The strings of the emulated Slack: what people do in their clients, what stands on their screens, and what goes wrong. Ids
 * of people, channels and messages are Slack's. Whatever people do is brought to the app as Slack would bring it (signed,
 * one HTTP request for each, `X-Slack-Retry-Num` when repeated) and resolves when the app has answered; with status 0 when
 * it has not within Slack's three seconds, and with 200 and no body when Slack does not tell the app of it at all.
 */
export interface SlackControl {
  /**
   * Invented people by handle: `anna`, `piotr`, `oksana` (uk-UA) and `lucia` (en-GB) study; `marta` and `wojtek` are the
   * helpdesk; `karol` is neither; `zenon` is of another workspace, which has to install the app first.
   */
  person(handle: string): SlackPerson;
  /** Adds somebody to the first workspace. */
  addPerson(it: {
    readonly handle: string;
    readonly name: string;
    readonly email?: string;
    readonly locale?: string;
    readonly isGuest?: boolean;
    /** The workspace that a person of Slack Connect belongs to. */
    readonly from?: string;
  }): SlackPerson;
  /** Somebody is from now on only a guest of the workspace. */
  becomesGuest(user: string): void;
  readonly helpdesk: { readonly team: string; readonly channel: string; readonly group: string };
  /** An open channel anybody is in, the app too. */
  readonly general: string;
  /** The direct conversation of a person with the app; made when there is none. */
  dm(user: string): string;

  says(
    user: string,
    channel: string,
    text: string,
    more?: { readonly thread?: string; readonly files?: readonly string[] },
  ): Promise<Brought & { readonly ts: string }>;
  edits(user: string, channel: string, ts: string, text: string): Promise<Brought>;
  deletes(user: string, channel: string, ts: string): Promise<Brought>;
  /** Presses a button (or chooses in a menu) of a message, the Home or an open modal, by its `action_id` or its visible label. */
  presses(
    user: string,
    at: { readonly channel: string; readonly ts: string } | "home" | "modal",
    button: string,
    value?: string,
  ): Promise<Brought>;
  /** Submits the person's open modal; `values` by block id or by the input's label. An answer with errors leaves it open. */
  submits(user: string, values: Readonly<Record<string, string>>): Promise<Brought>;
  closes(user: string): Promise<Brought | undefined>;
  command(user: string, channel: string, command: string, text?: string): Promise<Brought>;
  shortcut(user: string, callbackId: string): Promise<Brought>;
  opensHome(user: string, tab?: "home" | "messages"): Promise<Brought>;
  /** The last request once more: exactly as it was (`replay`), or as Slack retries (`retry`, with a retry number and signed anew). */
  again(how: "replay" | "retry"): Promise<Brought>;
  /** Brings anything, correctly signed unless told otherwise. `at` is the signed timestamp in seconds. */
  bring(
    body: Readonly<Record<string, unknown>>,
    how?: {
      readonly form?: boolean;
      readonly secret?: string;
      readonly at?: number;
      readonly headers?: Readonly<Record<string, string>>;
    },
  ): Promise<Brought>;

  /** What a person sees in a conversation, oldest first; ephemeral messages only of their own, none without a viewer. */
  screen(channel: string, viewer?: string): readonly SlackMessage[];
  home(user: string): Readonly<Record<string, unknown>> | undefined;
  modal(user: string): Readonly<Record<string, unknown>> | undefined;
  /** The contents of a file that was not deleted. */
  file(id: string): Buffer | undefined;
  calls(): readonly ApiCall[];
  /** Tells of everything that happens from now on, at once and in order, until the answer is called. */
  watch(heard: (it: SlackHappening) => void): () => void;
  /** The `trigger_id` that went with what somebody did last. */
  lastTrigger(): string;

  joins(user: string, where: "channel" | "group"): void;
  leaves(user: string, where: "channel" | "group"): void;
  removesMessage(channel: string, ts: string): void;
  /** The next calls of a method are answered so: an `error`, or a rate limit with `Retry-After` seconds, or a status; `taken`: done all the same. */
  answer(
    method: string,
    ...how: readonly {
      readonly error?: string;
      readonly retryAfter?: number;
      readonly status?: number;
      readonly taken?: boolean;
    }[]
  ): void;
  /** Tokens of a workspace are refused from now on (`token_revoked`), or taken again. */
  revoke(team: string, isRevoked?: boolean): void;
  /**
   * Opens the address of an installation (`…/oauth/v2/authorize?…`) as somebody and allows it, or not, for their workspace.
   * Answers where their browser is sent then.
   */
  authorizes(user: string, address: string, decision?: "allow" | "deny"): string;
  /** Removes the app from a workspace: its tokens are gone, and `app_uninstalled` and `tokens_revoked` are brought. */
  uninstall(team: string): Promise<void>;
  /** Refuses messages and pictures the way `channel` cannot be written to (`cannot_dm_bot`, `is_archived`, …); null ends that. */
  closesConversation(channel: string, error: string | null): void;
  /** How many connections of Socket Mode are open. */
  sockets(): number;
  /** Asks the app to connect anew over Socket Mode, and closes its connections. */
  disconnects(reason?: "warning" | "refresh_requested" | "link_disabled"): void;
  /** Resolves when the events about what the app itself did have been brought. */
  idle(): Promise<void>;
}

export interface SlackSandboxOptions {
  /** Where the app takes events, interactions and commands, e.g. `http://127.0.0.1:3978/slack/events`. */
  readonly requestUrl: () => string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Of the first workspace, where the app is installed already; other workspaces install it over OAuth. */
  readonly botToken: string;
  /** App-level token for Socket Mode (`apps.connections.open`). */
  readonly appToken?: string;
  /** Milliseconds since the epoch. */
  readonly clock?: () => number;
  /** Where to keep everything over a restart; in memory only when absent. */
  readonly stateFile?: string;
  /** What the app may do in the first workspace; what deploy/slack/manifest.yaml asks for when absent. */
  readonly scopes?: readonly string[];
  /** The events the app subscribed to, as a manifest names them; those of deploy/slack/manifest.yaml when absent. */
  readonly events?: readonly string[];
  /** Where an installation may lead back to; any address when absent. */
  readonly redirectUris?: readonly string[];
  /** Where the sandbox is reached, without a slash at its end; taken from the first request to it when absent. */
  readonly ownUrl?: () => string;
  /** The global shortcuts that the page offers; those of deploy/slack/manifest.yaml when absent. */
  readonly shortcuts?: readonly { readonly callbackId: string; readonly name: string }[];
  /** Refuses more than one message a second to a channel, as Slack does after a burst; off when absent. */
  readonly enforceRate?: boolean;
  /**
   * After how long an event that was not taken is brought again, each time; never when absent, so that a test does it.
   * Slack's own: 0, 60 000 and 300 000 ms.
   */
  readonly retryAfterMs?: readonly number[];
  /** How long the app may take to answer; Slack's 3000 ms when absent. */
  readonly withinMs?: number;
}
