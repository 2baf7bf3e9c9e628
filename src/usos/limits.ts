/** What we allow ourselves towards one installation. All times in milliseconds. */
export interface Limits {
  /** Requests under way at once; of all processes together where they share an allowance. */
  readonly concurrent: number;
  /** Requests begun per second, evenly spread after a burst of `concurrent`; of all processes together likewise. */
  readonly perSecond: number;
  /** Requests of one process that may wait for their turn; one more is answered `busy`. */
  readonly queue: number;
  /** For a whole call, with its waiting and its retries. */
  readonly deadlineMs: number;
  /** For one try of a call that may be tried again; shorter than the deadline, or a time-out would leave no time to. */
  readonly attemptMs: number;
  /** Further tries of a read. */
  readonly retries: number;
  /** The longest pause before the first retry; doubles with each. The pause is drawn between half of it and all of it. */
  readonly backoffMs: number;
  /** Failed requests in a row after which the installation is left alone. */
  readonly failures: number;
  /** How long it is left alone before one request is let through as a trial. */
  readonly openMs: number;
}

/** USOS publishes no limits; these are modest for a server that thousands of students use at the same time. */
export const defaultLimits: Limits = {
  concurrent: 8,
  perSecond: 20,
  queue: 500,
  deadlineMs: 8_000,
  attemptMs: 3_500,
  retries: 2,
  backoffMs: 400,
  failures: 5,
  openMs: 30_000,
};
