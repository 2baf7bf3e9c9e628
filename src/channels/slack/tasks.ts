import type { Log } from "../../ops/log";

/** Background work that continues after Slack was answered. A shutdown can wait for it. */
export interface Tasks {
  /** Runs a task in the background. A failure is only logged. */
  run(what: string, task: () => Promise<unknown>): void;
  /** Resolves when no task is running. */
  idle(): Promise<void>;
}

export function createTasks(log: Log): Tasks {
  const running = new Set<Promise<void>>();
  return {
    run(what, task) {
      const done = task()
        .then(() => undefined)
        .catch((err: unknown) => log.warn({ err, what }, "slack: something done on the side failed"))
        .finally(() => running.delete(done));
      running.add(done);
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
