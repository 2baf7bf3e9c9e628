import { Writable } from "node:stream";
import { storeEvents } from "../../src/compose/storeEvents";
import { Fault } from "../../src/foundation/fault";
import { createLog } from "../../src/ops/log";
import { createMetrics } from "../../src/ops/metrics";

test("each event of the store gives one line in the log, and keys that Redis has lost are counted", async () => {
  const lines: Record<string, unknown>[] = [];
  const write = (chunk: unknown, _: unknown, done: () => void): void => {
    lines.push(JSON.parse(String(chunk)) as Record<string, unknown>);
    done();
  };
  const metrics = createMetrics();
  const events = storeEvents(createLog("info", new Writable({ write })), metrics);
  events.onMade?.("/data/store");
  events.onFault?.(new Fault({ code: "store.damaged", message: "It is gone.", next: "Restore it." }));
  events.onMended?.();
  for (const count of [3, 4]) events.onLost?.("keys", count);
  expect(lines.map(({ level, code }) => [level, code])).toEqual([
    [40, "store.made"],
    [50, "store.damaged"],
    [40, undefined],
    [50, "store.lost"],
  ]);
  expect(lines[0]?.["msg"]).toContain("a new store was made at /data/store");
  expect(lines[1]).toMatchObject({ next: "Restore it.", msg: expect.stringContaining("It is gone.") as string });
  const said = await metrics.registry.metrics();
  expect(said).toContain('legitka_store_lost_total{what="keys"} 7');
  expect(said).toContain('legitka_store_lost_total{what="jobs"} 0');
});
