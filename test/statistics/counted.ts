import { readCounts } from "../../src/statistics/read";
import type { World } from "../support/world";

/** The sums of all weeks, by counter, those counted in memory included. */
export async function counted(world: World, ...names: string[]): Promise<Record<string, number>> {
  await world.settle();
  await world.app.statistics.flush();
  const sums: Record<string, number> = {};
  for (const counters of (await readCounts(world.store)).values())
    for (const [counter, times] of counters)
      if (names.includes(counter.split(" ")[0] ?? "")) sums[counter] = (sums[counter] ?? 0) + times;
  return sums;
}
