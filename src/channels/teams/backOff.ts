/** The sources of time and randomness for the pauses between attempts. All of them are injected. */
export interface Pauses {
  /** A random number from 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /**
   * The longest pause that is waited out in this process. A message that needs a longer one goes back to the outbox, which
   * retries it later.
   */
  readonly longestMs: number;
}

const firstMs = 250;
/** The upper limit of a pause (before jitter), so that a student does not wait longer than this even when `Retry-After` asks for more. */
const mostMs = 5 * 60_000;

/**
 * The pause before the next attempt, in milliseconds. It doubles with every attempt and is at least as long as the service
 * asks for in `Retry-After` (seconds or an HTTP date). Up to half of the pause is added at random, so that many senders do
 * not retry at the same moment.
 * @param attempt how many attempts have been made, starting at 1
 */
export function pauseBefore(attempt: number, retryAfter: string | undefined, { random, clock }: Pauses): number {
  const own = firstMs * 2 ** (attempt - 1);
  const asked = retryAfter === undefined ? 0 : askedMs(retryAfter, clock());
  return Math.round(Math.min(Math.max(own, asked), mostMs) * (1 + random() / 2));
}

function askedMs(retryAfter: string, now: number): number {
  const seconds = Number(retryAfter);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
