/** How long is waited between tries; everything that varies is injected. */
export interface Pauses {
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** What would have to wait longer is given back to be tried by the outbox. */
  readonly longestMs: number;
}

const firstMs = 250;
/** Whatever the far end asks for, a student waits no longer than this for the next try. */
const mostMs = 5 * 60_000;

/**
 * How long to wait before the next try, in milliseconds: as the far end asks (`Retry-After`, seconds or an HTTP date), at
 * least twice as long each time, and never all at once: up to half of it more, by chance.
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
