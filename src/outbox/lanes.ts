import type { Job } from "../store/port";

/** Performs a job and never rejects. */
export type PerformJob = (job: Job, more: { readonly hasWaited: boolean; readonly known?: unknown }) => Promise<void>;

/** One lane a partition: its jobs are performed one after the other, those of others at the same time. */
export interface Lanes {
  /** `known` reaches a job that need not wait for others. Resolves when the job is through. */
  enter(job: Job, known?: unknown): Promise<void>;
  /** Resolves when all that is in a lane now is through. */
  through(): Promise<unknown>;
  isEmpty(): boolean;
}

export function createLanes(perform: PerformJob): Lanes {
  const lanes = new Map<string, Promise<void>>();

  return {
    enter(job, known) {
      const before = lanes.get(job.partition);
      const run = before
        ? before.then(() => perform(job, { hasWaited: true }))
        : perform(job, { hasWaited: false, known });
      lanes.set(job.partition, run);
      void run.then(() => {
        if (lanes.get(job.partition) === run) lanes.delete(job.partition);
      });
      return run;
    },
    through: () => Promise.all(lanes.values()),
    isEmpty: () => lanes.size === 0,
  };
}
