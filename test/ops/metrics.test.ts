import { measureBacklog } from "../../src/ops/backlog";
import { createMetrics } from "../../src/ops/metrics";

const gone = (): Promise<never> => Promise.reject(new Error("the store is away"));

describe("metrics", () => {
  test("show how long the most overdue job of each queue has been due, and 0 where none is", async () => {
    const { registry } = createMetrics();
    measureBacklog(registry, {
      depths: () => Promise.resolve({ outbox: 7 }),
      untilDue: () => Promise.resolve({ outbox: -2_500, follow: 60_000, mail: undefined }),
      stuckTickets: () => Promise.resolve(0),
    });
    const text = await registry.metrics();
    expect(text).toContain('legitka_queue_lag_seconds{queue="outbox"} 2.5\n');
    expect(text).toContain('legitka_queue_lag_seconds{queue="follow"} 0\n');
    expect(text).toContain('legitka_queue_lag_seconds{queue="mail"} 0\n');
    expect(text).toMatch(/^legitka_tickets_undelivered 0$/m);
  });

  test("are available while the store is away, except for those that only the store knows", async () => {
    let depths = (): Promise<Record<string, number>> => Promise.resolve({ outbox: 7 });
    let stuckTickets = (): Promise<number> => Promise.resolve(3);
    const metrics = createMetrics();
    measureBacklog(metrics.registry, { depths: () => depths(), untilDue: gone, stuckTickets: () => stuckTickets() });
    metrics.jobFailed("outbox");
    expect(await metrics.registry.metrics()).toContain('legitka_queue_depth{queue="outbox"} 7\n');
    [depths, stuckTickets] = [gone, gone];
    const text = await metrics.registry.metrics();
    expect(text).toContain('legitka_job_failures_total{queue="outbox"} 1\n');
    expect(text).not.toMatch(/^legitka_queue_(depth|lag_seconds)\{/m);
    expect(text).not.toMatch(/^legitka_tickets_undelivered /m);
  });

  test("show when USOS is not called, including a trial, and which version runs", async () => {
    const { registry, usosCircuit } = createMetrics();
    const circuit = async (): Promise<string | undefined> =>
      /^legitka_usos_circuit_open (\d)$/m.exec(await registry.metrics())?.[1];
    expect(await circuit()).toBe("0");
    usosCircuit("open");
    expect(await circuit()).toBe("1");
    usosCircuit("halfOpen");
    expect(await circuit()).toBe("1");
    usosCircuit("closed");
    expect(await circuit()).toBe("0");
    expect(await registry.metrics()).toMatch(/^legitka_build_info\{version="\d+\.\d+\.\d+",node="\d+\.[\d.]+"\} 1$/m);
  });
});
