import type { HttpAnswer } from "../edge";

/** Called when authentication has succeeded. Returns whether the request may still be handled. */
export type Proven = () => boolean;

export interface Proofs {
  /**
   * Runs an authentication and the handling that follows it. `it` must call `proven` between the two and must not handle the
   * request when `proven` returns false: authentication took too long and the caller has already been answered. The handling
   * itself is not limited in time.
   */
  run(it: (proven: Proven) => Promise<HttpAnswer>): Promise<HttpAnswer>;
}

/** The answer to a request whose authentication took too long. */
export const tooLate: HttpAnswer = { status: 503, refused: "keys unavailable" };

/**
 * Limits how long requests wait for authentication and how many may wait at once.
 *
 * HAZARD: the SDK fetches the service's signing keys without a timeout, once for every request that needs them. Without
 * these limits, requests would pile up here while the keys cannot be fetched.
 * @param longestMs how long a request may wait
 * @param most how many requests may wait at the same time
 */
export function createProofs({ longestMs, most }: { readonly longestMs: number; readonly most: number }): Proofs {
  let waiting = 0;
  return {
    async run(it) {
      if (waiting >= most) return tooLate;
      waiting += 1;
      let isWaiting = true;
      /** Ends the waiting. Returns false when it has ended already. */
      const end = (): boolean => {
        const was = isWaiting;
        if (was) waiting -= 1;
        isWaiting = false;
        return was;
      };
      let timer: NodeJS.Timeout | undefined;
      const timeIsUp = new Promise<HttpAnswer>((resolve) => {
        timer = setTimeout(() => end() && resolve(tooLate), longestMs);
      });
      const done = (): boolean => {
        clearTimeout(timer);
        return end();
      };
      return Promise.race([it(done).finally(done), timeIsUp]);
    },
  };
}
