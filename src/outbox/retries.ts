import type { Job, JobToSchedule } from "../store/port";

const firstRetryMs = 1_000;
const longestRetryMs = 5 * 60_000;

export interface RetryDeps {
  readonly clock: () => number;
  readonly random: () => number;
}

/** When a postponed job is due again. */
export interface Retries {
  /** The job unchanged, due after this many milliseconds. */
  later(job: Job, inMs: number): JobToSchedule;
  /**
   * The job after a failure: with a delay that grows each time, up to five minutes, and is randomised so that jobs do not all
   * come back at one moment.
   */
  afterFailure(job: Job): JobToSchedule;
}

export function createRetries({ clock, random }: RetryDeps): Retries {
  const later = ({ queue, id, payload }: Job, inMs: number): JobToSchedule => ({
    queue,
    id,
    dueAt: clock() + inMs,
    payload,
  });

  return {
    later,
    afterFailure(job) {
      const failures = failuresOf(job);
      const longest = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures, 20));
      const payload = { ...(job.payload as object), failures: failures + 1 };
      return { ...later(job, longest * (0.5 + random() / 2)), payload };
    },
  };
}

/**
 * How often a job has failed. The job's payload counts this, because its claim number also grows each time it is postponed
 * without a failure.
 */
export function failuresOf({ payload }: Job): number {
  const failures = typeof payload === "object" && payload !== null && "failures" in payload ? payload.failures : 0;
  return typeof failures === "number" ? failures : 0;
}
