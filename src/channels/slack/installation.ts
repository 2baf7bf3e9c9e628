/** The app's installation in one workspace. */
export interface Installation {
  readonly team: string;
  readonly botToken: string;
  /** The app's bot, as it appears among the people of the workspace (`U…`) and as the author of messages (`B…`). */
  readonly botUser: string;
  readonly botId: string;
  /** `A…`, for links that open the app in a client. */
  readonly app?: string | undefined;
}

/** A workspace's token, or why there is none. */
export type Token =
  | { readonly ok: true; readonly token: string }
  /** `later`: the token was revoked and may be restored; `gone`: it was not restored in time, or never existed. */
  | { readonly ok: false; readonly refusal: "later" | "gone"; readonly code: string };

/** The workspaces in which the app is installed. */
export interface Installations {
  /** Undefined when the app is not installed there. Rejects when that cannot be determined at the moment. */
  of(team: string): Promise<Installation | undefined>;
  tokenOf(team: string): Promise<Token>;
  /**
   * Records that a workspace revoked the app's token or removed the app.
   * @param at the latest time at which this can have happened, in milliseconds since the epoch; an installation made after
   * it is kept
   */
  revoked(team: string, at: number): Promise<void>;
}
