import type { Job } from "../store/port";
import type { Worker } from "./worker";

/**
 * Announces to the workers of this process what it has just committed, so that they need not find it in the store a little later, as they
 * do after a crash or for jobs of another process. It is made before the workers, which register; a job that nobody is told about waits in
 * the store.
 */
export interface JobAnnouncements {
  /** Jobs that were committed as held by this process. `known` is handed to those that need not wait for others. */
  held(queue: string, jobs: readonly Job[], known?: unknown): void;
  /** Jobs that are due now and that no process holds yet. */
  due(queues: readonly string[]): void;
  /** Registers a worker, which is notified of the jobs of its queue from now on. */
  register(worker: Pick<Worker, "queue" | "perform" | "wake">): void;
}

export function createJobAnnouncements(): JobAnnouncements {
  const workers: Pick<Worker, "queue" | "perform" | "wake">[] = [];
  return {
    held(queue, jobs, known) {
      for (const it of workers) if (it.queue === queue) it.perform(jobs, known);
    },
    due(queues) {
      for (const it of workers) if (queues.includes(it.queue)) it.wake();
    },
    register: (worker) => void workers.push(worker),
  };
}
