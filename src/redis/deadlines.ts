export interface Deadlines {
  /**
   * Settles like the given promise, or rejects with `ETIMEDOUT` if that has not settled by `until`, in milliseconds of
   * `performance.now()`. Time during which this process itself was suspended does not count.
   */
  within<T>(it: Promise<T>, until: number): Promise<T>;
}

const everyMs = 25;
/** A check that is this much too late shows that the process was suspended, and not merely busy. */
const stoodStillMs = 1_000;

/**
 * Creates deadlines with a precision of 25 ms. One timer serves all of them, because a timer per command would cost as much as
 * the command. If a process was suspended or busy, an answer may have arrived by the time its deadline is noticed; then the
 * answer counts. A command that a suspended process was about to send is sent only after it wakes up, so the time before does not
 * count against the other side.
 */
export function createDeadlines(clock: () => number = () => performance.now()): Deadlines {
  const waiting = new Set<{ until: number; readonly since: number; readonly giveUp: () => void }>();
  let timer: NodeJS.Timeout | undefined;
  let lookedAt = 0;

  function look(): void {
    const now = clock();
    const lostMs = now - lookedAt - everyMs;
    lookedAt = now;
    for (const it of waiting) {
      if (lostMs >= stoodStillMs) it.until += Math.min(lostMs, now - it.since);
      if (it.until <= now) it.giveUp();
    }
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
        const wait = { until, since: clock(), giveUp };
        waiting.add(wait);
        if (timer === undefined) {
          lookedAt = wait.since;
          // `setImmediate` lets answers that have already arrived be processed first.
          timer = setInterval(() => setImmediate(look), everyMs);
        }
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
