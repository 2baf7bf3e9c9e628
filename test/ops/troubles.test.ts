import Fastify from "fastify";
import { Registry } from "prom-client";
import { createCheckUp, type Check } from "../../src/ops/checkUp";
import { createLog } from "../../src/ops/log";
import { createRecentFailures } from "../../src/ops/recentFailures";
import { opsRoutes } from "../../src/ops/routes";
import { createTroubles } from "../../src/ops/troubles";

const noChannel = { code: "helpdesk.channel_not_found", message: "slack: no such channel", next: "Copy the id." };
const archived = { ...noChannel, code: "helpdesk.is_archived" };

function world() {
  const lines: Record<string, unknown>[] = [];
  const log = createLog("trace", { write: (line: string) => void lines.push(JSON.parse(line) as never) });
  const troubles = createTroubles(log);
  const run = (helpdesk: Check): Promise<void> =>
    createCheckUp({ checks: { helpdesk }, troubles, log, boundMs: 50 }).run();
  const told = (): unknown[] => lines.filter(({ level }) => level !== 20).map(({ code, msg }) => code ?? msg);
  return { log, lines, troubles, run, told };
}

describe("a trouble outside the product", () => {
  test("gives one line in the log, with its remedy, for as long as it lasts, and one line when it is over", async () => {
    const { lines, run, told } = world();
    for (let round = 0; round < 3; round++) await run(() => Promise.resolve(noChannel));
    expect(lines).toMatchObject([{ level: 50, part: "helpdesk", msg: noChannel.message, next: noChannel.next }]);
    await run(() => Promise.resolve(archived));
    for (let round = 0; round < 2; round++) await run(() => Promise.resolve("works"));
    expect(told()).toEqual([noChannel.code, archived.code, "what did not work does again"]);
  });

  test("counts as lasting while it cannot be checked", async () => {
    const { troubles, run } = world();
    await run(() => Promise.resolve(noChannel));
    await run(() => Promise.resolve(undefined));
    await run(() => Promise.reject(new Error("broken off")));
    await run(() => new Promise(() => undefined));
    expect(troubles.standing()).toEqual([{ part: "helpdesk", code: noChannel.code, next: noChannel.next }]);
  });

  test("gives a warning at /readyz, which stays green, and a figure at /metrics", async () => {
    const { troubles, run } = world();
    const app = Fastify();
    const failures = createRecentFailures();
    const parts = {
      registry: new Registry(),
      troubles,
      failures,
      check: () => Promise.resolve(),
      isStopping: () => false,
    };
    opsRoutes(app, parts);
    const ready = async (): Promise<unknown> => (await app.inject("/readyz")).json();
    expect(await ready()).toEqual({ ok: true });
    await run(() => Promise.resolve(noChannel));
    expect(await ready()).toEqual({
      ok: true,
      warnings: [{ part: "helpdesk", code: noChannel.code, next: noChannel.next }],
    });
    const { payload } = await app.inject("/metrics");
    expect(payload).toMatch(/^legitka_trouble\{part="helpdesk"\} 1$/m);
    expect(payload).toMatch(/^legitka_trouble\{part="teams"\} 0$/m);
    await app.close();
  });
});
