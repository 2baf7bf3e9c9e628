/** How far a timestamp may be from our clock, in milliseconds. */
export const timestampWindowMs = 5 * 60 * 1000;

export interface Nonces {
  /** False when this consumer used it before within the time in which its timestamp could still pass. */
  use(consumerKey: string, nonce: string, now: number): boolean;
}

/** In memory only: after a restart a replay could pass, which a place for trying things out can live with. */
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
