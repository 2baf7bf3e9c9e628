import type { Clock } from "../../src/usos";

/**
 * What a USOS client of the tests tells the time with. Pauses take no time, and its deadlines pass when USOS has fallen silent over a call and everything
 * else is answered: then, and only then, the client would wait for nothing but the deadline. So no machine is too slow to
 * be answered in time, and nobody waits for a real deadline.
 */
export interface Silence {
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  /** To be told of each call that USOS will never answer. */
  readonly fell: () => void;
}

/** Longer than any pause between calls, shorter than any deadline. */
const shortMs = 2_500;

/** By the Fetch standard an answer of these has no body. */
const bodiless = new Set([101, 204, 205, 304]);

export function createSilence(now: () => number): Silence {
  const sleepers = new Set<() => void>();
  let underWay = 0;
  let silent = 0;
  const look = (): void => {
    setImmediate(() => {
      if (silent > 0 && underWay === silent) for (const wake of Array.from(sleepers)) wake();
    });
  };
  return {
    clock: {
      now,
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          if (ms < shortMs) {
            setImmediate(resolve);
            return;
          }
          const wake = (): void => {
            sleepers.delete(wake);
            signal.removeEventListener("abort", wake);
            resolve();
          };
          if (signal.aborted) {
            resolve();
            return;
          }
          sleepers.add(wake);
          signal.addEventListener("abort", wake);
        }),
    },
    async fetch(...it) {
      underWay += 1;
      try {
        const answer = await globalThis.fetch(...it);
        // The client reads it under the same deadline.
        const body = await answer.arrayBuffer();
        const { status, statusText, headers } = answer;
        return new Response(bodiless.has(status) ? null : body, { status, statusText, headers });
      } catch (cause) {
        if (it[1]?.signal?.aborted) silent = Math.max(0, silent - 1);
        throw cause;
      } finally {
        underWay -= 1;
        look();
      }
    },
    fell() {
      silent += 1;
      look();
    },
  };
}
