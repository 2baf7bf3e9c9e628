import type { Job } from "../store/port";
import type { Worker } from "./worker";

/**
 * Tells the workers of this process at once what this process has committed. Without it they find the same in the store a little
 * later, as after a crash or in another process.
 */
export interface Committed {
  /** Jobs that were committed as held by this process. `known` is handed to those that need not wait for others. */
  held(queue: string, jobs: readonly Job[], known?: unknown): void;
  /** Jobs that fall due now and are nobody's yet. */
  due(queues: readonly string[]): void;
  /** From now on a worker hears of the jobs of its queue. */
  hears(worker: Pick<Worker, "queue" | "perform" | "wake">): void;
}

export function createCommitted(): Committed {
  const workers: Pick<Worker, "queue" | "perform" | "wake">[] = [];
  return {
    held(queue, jobs, known) {
      for (const it of workers) if (it.queue === queue) it.perform(jobs, known);
    },
    due(queues) {
      for (const it of workers) if (queues.includes(it.queue)) it.wake();
    },
    hears: (worker) => void workers.push(worker),
  };
}
