/** The limits that we observe for one installation. All times are in milliseconds. */
export interface Limits {
  /** Requests in flight at once, counted over all processes that share an allowance. */
  readonly concurrent: number;
  /**
   * Requests started per second, evenly spread after a burst of `concurrent`; also counted over all processes that share an
   * allowance.
   */
  readonly perSecond: number;
  /** Requests of one process and purpose that may wait for their turn; any further one gets `busy`. */
  readonly queue: number;
  /** The deadline of a whole call, including waiting and retries. */
  readonly deadlineMs: number;
  /**
   * The limit for one try of a call that may be retried. It is shorter than the deadline, because otherwise a timeout would leave
   * no time for a retry.
   */
  readonly attemptMs: number;
  /** Retries of a call that changes nothing. */
  readonly retries: number;
  /**
   * The longest pause before the first retry; it doubles with each retry. The actual pause is drawn between half of it and all of
   * it.
   */
  readonly backoffMs: number;
  /** After this many failed requests in a row, the circuit opens and the installation gets no requests. */
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
