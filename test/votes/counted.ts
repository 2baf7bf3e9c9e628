import { readCounter } from "../../src/statistics/counter";
import { readCounts } from "../../src/statistics/read";
import type { Store } from "../../src/store/port";
import type { World } from "../support/world";

/** The votes of the statistics, as «about verdict», and the reasons, as «about why», with their counts. */
export async function counted({ store }: Pick<World, "store">): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const counters of (await readCounts(store)).values())
    for (const [counter, times] of counters) {
      const { name, labels } = readCounter(counter);
      const verdict = Object.values(labels).join(" ");
      if (name === "satisfaction" || name === "voteReason") found[verdict] = (found[verdict] ?? 0) + times;
    }
  return found;
}

/** Does what the retention sweep does a week after the votes. */
export async function forgetMarks(store: Store): Promise<void> {
  for await (const { key } of store.scan("vote")) await store.commit({ partition: key.partition, delete: [key] });
}
