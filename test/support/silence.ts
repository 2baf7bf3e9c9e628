import type { Clock } from "../../src/usos";

/**
 * The clock and the `fetch` of a USOS client in tests. Pauses take no time. A deadline passes only when USOS has fallen silent over a call and every
 * other call has been answered: at that moment the client would wait for nothing but the deadline. So no machine is too slow to be answered in time,
 * and no test waits for a real deadline.
 */
export interface Silence {
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  /** A test calls this for each call that USOS will never answer. */
  readonly fell: () => void;
}

/** This is longer than any pause between calls and shorter than any deadline. */
const shortMs = 2_500;

/** By the Fetch standard, a response with one of these statuses has no body. */
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
        // The client reads the body under the same deadline.
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
