/** Time as the client sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds, of which only differences count: it goes on evenly when somebody sets the machine's clock. */
  now(): number;
  /** Milliseconds since the epoch by the machine's clock, as others see it; `now` when left out. */
  readonly wall?: () => number;
  /** Resolves after `ms`, or earlier when the signal is aborted. Never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  // By hand and not with timers/promises, which makes an error with a stack for every sleep that is cut short: nearly all are.
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
