/**
 * The parts of the Bot Framework protocol that an SDK handles: authenticating callers, and getting the token for calls to
 * Teams. The channel depends only on this interface, so another SDK can replace the one in `botbuilder/` and be tested by
 * the same tests.
 */
export interface Edge {
  /**
   * Verifies that an activity comes from Teams and is meant for this bot, and only then runs `take`. The result of `take` is the
   * answer to an invoke; its exceptions are passed on.
   */
  verified(
    authorization: string | undefined,
    activity: RawActivity,
    take: () => Promise<Invoked | undefined>,
  ): Promise<HttpAnswer>;
  /**
   * The bearer token for calls to Teams; undefined when none is required. It is cached while it is valid; `anew` requests a
   * new one, for when Teams no longer accepts the cached token.
   */
  token(anew?: boolean): Promise<string | undefined>;
  close(): void;
}

/** An activity as received, of which nothing is known except that it is an object with a type. */
export type RawActivity = Readonly<Record<string, unknown>> & { readonly type: string };

/** The answer to an invoke; `body` holds what Teams asked for. */
export interface Invoked {
  readonly status: number;
  readonly body?: unknown;
}

export interface HttpAnswer extends Invoked {
  /** Why the request was refused, for the log: a code, never content of the token. */
  readonly refused?: string;
  readonly cause?: unknown;
}
