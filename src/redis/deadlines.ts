export interface Deadlines {
  /** The same promise, or a rejection with `ETIMEDOUT` when it has not settled by `until`, in `performance.now()`'s milliseconds. */
  within<T>(it: Promise<T>, until: number): Promise<T>;
}

const everyMs = 25;

/**
 * Ends waits that last too long, to within 25 ms: one timer for all, for one for every command would cost as much as the
 * command. A process that was suspended, or busy, finds the answer and the end of its patience together; then the answer
 * counts.
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
        // After what has arrived was looked at.
        timer ??= setInterval(() => setImmediate(look), everyMs);
        it.then(
          (value) => {
            waiting.delete(wait);
            resolve(value);
          },
          (error: unknown) => {
            waiting.delete(wait);
            // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it is handed on as it came
            reject(error);
          },
        );
      }),
  };
}
