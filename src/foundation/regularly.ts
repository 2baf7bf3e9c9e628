export interface Regular {
  /** Ends it; resolves when what is under way is through. */
  stop(): Promise<void>;
}

/**
 * Does something again and again, one at a time, until it is stopped. It keeps no process alive.
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
