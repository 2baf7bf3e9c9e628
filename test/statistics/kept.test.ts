import { readCounts } from "../../src/statistics/read";
import { statisticsKey, statisticsPartition, statisticsRecord } from "../../src/statistics/record";
import { mondayOf } from "../../src/statistics/week";
import { sweepsOf } from "../../src/privacy/sweeps";
import { silentLog } from "../../src/ops/log";
import { dayMs } from "../../src/foundation/time";
import { memoryStore } from "../support/memoryStore";

test("statistics go once the set time has passed since their week, and no earlier", async () => {
  const store = memoryStore();
  for (const week of ["2024-W40", "2024-W41"]) {
    const value = statisticsRecord.write({ counts: { "topic topic=price": 7 }, counted: [] });
    await store.commit({ partition: statisticsPartition, put: [{ key: statisticsKey(week, 0), value }] });
  }
  const unused = (): never => {
    throw new Error("of no concern to these records");
  };
  const sweeps = sweepsOf({
    store,
    limits: { conversationMs: 1, accountMs: 1, ticketMs: 1, statisticsMs: 730 * dayMs, auditMs: 1, missedMs: 1 },
    log: silentLog,
    forget: unused,
    accounts: { get: unused, update: unused, tokenOf: unused, sealToken: unused, countJobs: unused },
    audit: { prune: unused },
  });
  const endOfWeek40 = mondayOf("2024-W41");
  const weeksAfter = async (now: number): Promise<string[]> => {
    for await (const count of sweeps["statistics"]!(now)) expect(count).toBeLessThan(2);
    return [...(await readCounts(store)).keys()].sort();
  };
  expect(await weeksAfter(endOfWeek40 + 730 * dayMs - 1)).toEqual(["2024-W40", "2024-W41"]);
  expect(await weeksAfter(endOfWeek40 + 730 * dayMs)).toEqual(["2024-W41"]);
});
