import { readCounts } from "../../src/statistics/read";
import { mondayOf } from "../../src/statistics/week";
import { dayMs } from "../../src/foundation/time";
import { sweepsAlone } from "../privacy/sweepsAlone";
import { memoryStore } from "../support/memoryStore";
import { storeCounts } from "./invented";

test("statistics go once the set time has passed since their week, and no earlier", async () => {
  const store = memoryStore();
  for (const week of ["2024-W40", "2024-W41"])
    await storeCounts(store, week, [[{ name: "topic", labels: { topic: "price" } }, 7]]);
  const sweeps = sweepsAlone(store, { statisticsMs: 730 * dayMs });
  const endOfWeek40 = mondayOf("2024-W41");
  const weeksAfter = async (now: number): Promise<string[]> => {
    for await (const count of sweeps["statistics"]!(now)) expect(count).toBeLessThan(2);
    return [...(await readCounts(store)).keys()].sort();
  };
  expect(await weeksAfter(endOfWeek40 + 730 * dayMs - 1)).toEqual(["2024-W40", "2024-W41"]);
  expect(await weeksAfter(endOfWeek40 + 730 * dayMs)).toEqual(["2024-W41"]);
});
