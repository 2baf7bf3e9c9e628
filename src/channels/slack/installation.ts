/** The app in one workspace. */
export interface Installation {
  readonly team: string;
  readonly botToken: string;
  /** The app's bot, as it appears among the people of the workspace (`U…`) and as the author of messages (`B…`). */
  readonly botUser: string;
  readonly botId: string;
  /** `A…`, for links that open the app in a client. */
  readonly app?: string | undefined;
}

/** What a workspace's token is, or why there is none. */
export type Token =
  | { readonly ok: true; readonly token: string }
  /** `later`: taken away, and may be given again; `gone`: not given back in time, or never there. */
  | { readonly ok: false; readonly refusal: "later" | "gone"; readonly code: string };

/** The workspaces the app is installed in. */
export interface Installations {
  /** Undefined when the app is not installed there. Rejects when that cannot be told at the moment. */
  of(team: string): Promise<Installation | undefined>;
  tokenOf(team: string): Promise<Token>;
  /**
   * The workspace took the app's token away, or removed the app.
   * @param at the latest time this can have happened, milliseconds since the epoch; what was installed after it stays
   */
  revoked(team: string, at: number): Promise<void>;
}
