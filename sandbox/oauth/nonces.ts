/** How far a timestamp may be from our clock, in milliseconds. */
export const timestampWindowMs = 5 * 60 * 1000;

export interface Nonces {
  /** False if this consumer already used the nonce within the time in which its timestamp is still valid. */
  use(consumerKey: string, nonce: string, now: number): boolean;
}

/** Nonces are kept in memory only: after a restart a replay could succeed, which is acceptable in a sandbox. */
export function createNonces(): Nonces {
  const seen = new Map<string, number>();
  return {
    use: (consumerKey, nonce, now) => {
      for (const [key, at] of seen) {
        if (now - at <= 2 * timestampWindowMs) break;
        seen.delete(key);
      }
      const key = JSON.stringify([consumerKey, nonce]);
      if (seen.has(key)) return false;
      seen.set(key, now);
      return true;
    },
  };
}
