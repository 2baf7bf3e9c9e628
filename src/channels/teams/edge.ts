/**
 * What of the Bot Framework's protocol an SDK does for us: proving who calls, and the token with which we call back. The
 * channel knows only this, so another SDK can take the place of the one in `botbuilder/` behind the same tests.
 */
export interface Edge {
  /**
   * Proves that an activity comes from Teams and is meant for this bot, and only then runs `take`, whose answer an invoke
   * gets. What `take` throws passes through.
   */
  verified(
    authorization: string | undefined,
    activity: RawActivity,
    take: () => Promise<Invoked | undefined>,
  ): Promise<HttpAnswer>;
  /**
   * The bearer token for calls to Teams, from a cache while it is valid, or a new one when Teams takes that one no more;
   * undefined where nobody asks for one.
   */
  token(anew?: boolean): Promise<string | undefined>;
  close(): void;
}

/** An activity as it came, of which no more is known than that it is an object with a type. */
export type RawActivity = Readonly<Record<string, unknown>> & { readonly type: string };

/** The answer to an invoke: what Teams asked about is in `body`. */
export interface Invoked {
  readonly status: number;
  readonly body?: unknown;
}

export interface HttpAnswer extends Invoked {
  /** Why nothing was done, for the log: a code, never the token's content. */
  readonly refused?: string;
  readonly cause?: unknown;
}
