import type { Job } from "../store/port";

/** Performs a job and never rejects. */
export type PerformJob = (job: Job, more: { readonly hasWaited: boolean; readonly known?: unknown }) => Promise<void>;

/** One lane per partition: the jobs of a partition are performed one after the other, those of different partitions concurrently. */
export interface JobLanes {
  /** Adds a job to its lane, and resolves when the job is finished. `known` is passed on only if the job need not wait for others. */
  enter(job: Job, known?: unknown): Promise<void>;
  /** Resolves when everything that is in a lane now has finished. */
  through(): Promise<unknown>;
  isEmpty(): boolean;
}

export function createJobLanes(perform: PerformJob): JobLanes {
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
