/** The limits we keep towards one installation. All times are in milliseconds. */
export interface Limits {
  /** Requests in flight at once, counted over all processes that share an allowance. */
  readonly concurrent: number;
  /** Requests begun per second, evenly spread after a burst of `concurrent`; also counted over all processes that share an allowance. */
  readonly perSecond: number;
  /** Requests of one process and purpose that may wait for their turn; any further one is answered `busy`. */
  readonly queue: number;
  /** For a whole call, including waiting and retries. */
  readonly deadlineMs: number;
  /**
   * For one try of a call that may be retried. It is shorter than the deadline, because otherwise a timeout would leave no time for
   * a retry.
   */
  readonly attemptMs: number;
  /** Retries of a call that changes nothing. */
  readonly retries: number;
  /**
   * The longest pause before the first retry; it doubles with each retry. The actual pause is drawn between half of it and all of
   * it.
   */
  readonly backoffMs: number;
  /** Failed requests in a row after which the circuit opens and the installation is left alone. */
  readonly failures: number;
  /** How long the circuit stays open before one request is let through as a trial. */
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
