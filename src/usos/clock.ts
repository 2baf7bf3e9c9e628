/** Time as the client sees it; tests pass their own clock. */
export interface Clock {
  /** Monotonic milliseconds: only differences are meaningful, and setting the machine's clock does not affect them. */
  now(): number;
  /** Milliseconds since the epoch by the machine's clock, which others see too. When left out, `now` is used. */
  readonly wall?: () => number;
  /** Resolves after `ms`, or earlier when the signal is aborted. Never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  // Written by hand, because timers/promises creates an error with a stack for every aborted sleep, and nearly all sleeps are
  // aborted.
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener("abort", end);
    }),
};
