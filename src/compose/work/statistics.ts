import { statisticsQueue, type StoredStatistics } from "../../statistics/statistics";
import type { Work } from "../workers";

/** Counts the events that were committed to be counted. Nobody waits for it, so it rests long between its looks. */
export const statisticsWork = (statistics: StoredStatistics): Work => ({
  queue: statisticsQueue,
  concurrency: 64,
  handle: (job) => statistics.perform(job),
  leastRestMs: 1_000,
});
