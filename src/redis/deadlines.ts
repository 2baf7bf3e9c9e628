export interface Deadlines {
  /**
   * Settles like the given promise, or rejects with `ETIMEDOUT` when that has not settled by `until`, in milliseconds of
   * `performance.now()`.
   */
  within<T>(it: Promise<T>, until: number): Promise<T>;
}

const everyMs = 25;

/**
 * Creates deadlines with a precision of 25 ms. One timer serves all of them, because a timer per command would cost as much as
 * the command. If a process was suspended or busy, an answer may have arrived by the time its deadline is noticed; then the
 * answer counts.
 */
export function createDeadlines(): Deadlines {
  const waiting = new Set<{ readonly until: number; readonly giveUp: () => void }>();
  let timer: NodeJS.Timeout | undefined;

  function look(): void {
    const now = performance.now();
    for (const it of waiting) if (it.until <= now) it.giveUp();
    if (waiting.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  return {
    within: (it, until) =>
      new Promise((resolve, reject) => {
        const giveUp = (): void => {
          waiting.delete(wait);
          reject(Object.assign(new Error("no answer in time"), { code: "ETIMEDOUT" }));
        };
        const wait = { until, giveUp };
        waiting.add(wait);
        // `setImmediate` lets answers that have already arrived be processed first.
        timer ??= setInterval(() => setImmediate(look), everyMs);
        it.then(
          (value) => {
            waiting.delete(wait);
            resolve(value);
          },
          (error: unknown) => {
            waiting.delete(wait);
            // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the original rejection is passed on unchanged
            reject(error);
          },
        );
      }),
  };
}
