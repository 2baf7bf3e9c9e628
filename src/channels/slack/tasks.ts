import type { Log } from "../../ops/log";

/** What goes on after Slack was answered, so that a stop can wait for it. */
export interface Tasks {
  /** Goes on with something whose failure concerns nobody but the log. */
  run(what: string, task: () => Promise<unknown>): void;
  /** Resolves when nothing is going on. */
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
