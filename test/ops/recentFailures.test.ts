import { createRecentFailures } from "../../src/ops/recentFailures";
import { openWorld, type World } from "../support/world";

describe("a repeated failure", () => {
  test("counts from the fifth time in five minutes, and no longer than these five minutes", () => {
    let now = 0;
    const failures = createRecentFailures(() => now);
    for (let n = 0; n < 4; n++) failures.note("mailbox");
    expect(failures.standing()).toEqual([]);
    now = 4 * 60_000;
    failures.note("mailbox");
    failures.note("queue mail");
    expect(failures.standing()).toMatchObject([{ part: "mailbox", failures: 5 }]);
    now = 5 * 60_000;
    expect(failures.standing()).toEqual([]);
    expect(failures.counts()).toEqual({ mailbox: 1, "queue mail": 1 });
  });

  let world: World | undefined;
  afterEach(() => world?.close());

  test("is reported at /readyz, which stays green, and at /metrics, with the channel and its queue", async () => {
    world = await openWorld();
    const ola = world.student();
    for (let n = 0; n < 5; n++) {
      world.channel.failNext(new Error("502"));
      await ola.says(`cześć ${n}`);
      await world.pass(60_000);
    }
    const ready = await fetch(`${world.publicUrl}/readyz`);
    expect(ready.status).toBe(200);
    const { warnings } = (await ready.json()) as { warnings: { part: string; failures: number }[] };
    const named = (part: string): number => warnings.find((it) => it.part === part)?.failures ?? 0;
    expect(named("channel fake")).toBeGreaterThanOrEqual(5);
    expect(named("queue outbox")).toBeGreaterThanOrEqual(5);
    const metrics = await (await fetch(`${world.publicUrl}/metrics`)).text();
    expect(metrics).toMatch(/^legitka_recent_failures\{part="channel fake"\} [5-9]$/m);
  });
});
