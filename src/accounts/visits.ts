import { LRUCache } from "lru-cache";

/** Counts visits under a key in windows of time that begin with the first visit. */
export interface Visits {
  /** Counts one more visit; resolves to the number of visits in the current window and the milliseconds left of that window. */
  count(key: string, windowMs: number): Promise<{ readonly current: number; readonly ttl: number }>;
}

/**
 * How many keys are remembered. Floods from more addresses than this must be stopped by the proxy or the network in front of it.
 */
const mostKeys = 50_000;

/** Counts the visits of one process. Processes that share a Redis count together with `createSharedVisits`. */
export function createVisits(clock: () => number): Visits {
  const windows = new LRUCache<string, { current: number; readonly until: number }>({ max: mostKeys });
  return {
    count(key, windowMs) {
      const now = clock();
      const known = windows.get(key);
      const window = known && known.until > now ? known : { current: 0, until: now + windowMs };
      window.current += 1;
      windows.set(key, window);
      return Promise.resolve({ current: window.current, ttl: window.until - now });
    },
  };
}
