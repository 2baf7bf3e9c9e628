import type { HttpAnswer } from "../edge";

/** What a proof says when it is through: whether what follows it may still be done. */
export type Proven = () => boolean;

export interface Proofs {
  /**
   * Runs a proof and what follows it. `proven` is to be called between the two; it answers false when the proof took too
   * long and the caller was told so already. What follows may last as long as it likes.
   */
  run(it: (proven: Proven) => Promise<HttpAnswer>): Promise<HttpAnswer>;
}

const late: HttpAnswer = { status: 503, refused: "keys unavailable" };

/**
 * HAZARD: the SDK fetches the service's keys without a limit of time, once for every request that needs them. While they
 * stay out, requests must not pile up here: each waits for so long at most, and so many at a time.
 */
export function createProofs({ longestMs, most }: { readonly longestMs: number; readonly most: number }): Proofs {
  let waiting = 0;
  return {
    async run(it) {
      if (waiting >= most) return late;
      waiting += 1;
      let isWaiting = true;
      /** False when somebody else ended the waiting before. */
      const end = (): boolean => {
        const was = isWaiting;
        if (was) waiting -= 1;
        isWaiting = false;
        return was;
      };
      let timer: NodeJS.Timeout | undefined;
      const tooLate = new Promise<HttpAnswer>((resolve) => {
        timer = setTimeout(() => end() && resolve(late), longestMs);
      });
      const done = (): boolean => {
        clearTimeout(timer);
        return end();
      };
      return Promise.race([it(done).finally(done), tooLate]);
    },
  };
}
