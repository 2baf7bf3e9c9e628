import type { JobToSchedule } from "../store/port";

/** Jobs in an account's partition: one of its cards was collected. */
export const collectedQueue = "collected";

/** The job must be scheduled in the commit that records the collection. An order is collected once. */
export const collectedJob = (order: string, now: number): JobToSchedule => ({
  queue: collectedQueue,
  id: `collected:${order}`,
  dueAt: now,
  payload: {},
});
