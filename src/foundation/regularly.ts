export interface Regular {
  /** Ends it; resolves when a running call has finished. */
  stop(): Promise<void>;
}

/**
 * Calls a function repeatedly, one call at a time, until it is stopped. It does not keep the process alive.
 *
 * @param act must not reject
 */
export function regularly(everyMs: number, act: () => Promise<void>): Regular {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= act().finally(() => (running = undefined));
  }, everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
