import type { Store } from "../store/port";
import { counterOf } from "./counter";
import { statisticsPartition, statisticsRecord, weekOfKey } from "./record";
import type { Week } from "./week";

/** The counts of each week, by counter. */
export type Counts = ReadonlyMap<Week, ReadonlyMap<string, number>>;

const started = counterOf({ name: "funnel", labels: { way: "first", stage: "started" } });

/** Reads all counts. Chats of one student that were counted as started too often are taken off. */
export async function readCounts(store: Pick<Store, "scan">): Promise<Counts> {
  const weeks = new Map<Week, Map<string, number>>();
  for await (const stored of store.scan("statistics", statisticsPartition)) {
    const week = weekOfKey(stored.key);
    const counts = weeks.get(week) ?? new Map<string, number>();
    for (const [counter, times] of Object.entries(statisticsRecord.read(stored).counts))
      counts.set(counter, (counts.get(counter) ?? 0) + times);
    weeks.set(week, counts);
  }
  for (const counts of weeks.values()) {
    const further = [...counts].filter(([counter]) => counter.startsWith("furtherChat "));
    const tooMany = further.reduce((sum, [, times]) => sum + times, 0);
    if (tooMany > 0) counts.set(started, Math.max(0, (counts.get(started) ?? 0) - tooMany));
  }
  return weeks;
}
