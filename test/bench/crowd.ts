import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createAccounts } from "../../src/accounts/accounts";
import { createVault } from "../../src/accounts/vault";
import { openRedis } from "../../src/redis/connection";
import { openRedisStore } from "../../src/store/redis/redisStore";
import { drawFrom } from "../../src/understanding/training/draw";
import { startRedis } from "../support/redis/redisServer";
import { quantiles, round } from "./compared";
import { each } from "./crowd/each";
import { addIdle, addOrder, channelOf } from "./crowd/people";
import { shape, type Shaped } from "./crowd/shape";
import { mostInASecond, openUsos } from "./crowd/usos";
import { createMeter } from "./fleet/cores";
import { installation, tokenKey } from "./fleet/environment";
import { openRedisInfo } from "./fleet/redisInfo";
import { openWebApi } from "./slack/webApi";
import { type Bot, startBot } from "./teams/bot";

export interface CrowdLimits {
  readonly orders: number;
  /** How many of these orders get ready within the window. */
  readonly ready: number;
  readonly windowMs: number;
  /** How long the run waits for the last ones after the window. */
  readonly drainMs: number;
  /** How many calls a second all processes together may make to USOS. */
  readonly perSecond: number;
  readonly processes: number;
}

const standard = { orders: 100_000, ready: 500, windowMs: 45_000, drainMs: 120_000, perSecond: 300, processes: 2 };
/** The number of concurrent calls of both processes together; with eight, a USOS that takes 40 ms on a busy machine would be the limit. */
const concurrent = 32;
/** The time from the end of writing the orders to the beginning of the window, in which USOS and the processes start. */
const startMs = 25_000;

/**
 * A hundred thousand followed orders in Redis, followed by two processes of the product against a USOS in a process of its own;
 * real HTTP, real clock, at the product's own pace.
 *
 * It measures bytes in Redis for a linked student who is quiet, and for a followed order beside that; memory of the processes;
 * calls to USOS a second, and the most in any one second, against the limit; how long after an order got ready its message was at
 * Slack (`delay_…`). The students and their orders are simulated: they are written as the product would have written them, none
 * of them does anything, and no new ones come. About four minutes.
 */
export async function benchCrowd(limits: CrowdLimits = standard): Promise<Record<string, string | number>> {
  const closing: (() => unknown)[] = [];
  try {
    const dir = mkdtempSync(join(tmpdir(), "legitka-bench-crowd-"));
    closing.push(() => rmSync(dir, { recursive: true, force: true }));
    const server = await startRedis();
    closing.push(() => server.destroy());
    const info = await openRedisInfo(server.url);
    closing.push(() => info.close());
    const slack = await openWebApi();
    closing.push(() => slack.close());

    const shaped = shape(limits.orders, limits.ready, limits.windowMs, drawFrom(1));
    const { begin, ...sizes } = await fill(server.url, info, shaped);
    const usos = await openUsos(
      dir,
      shaped.map(({ ageMs, readyInMs }) => ({
        madeAt: begin - Math.round(ageMs),
        readyAt: readyInMs === undefined ? undefined : begin + Math.round(readyInMs),
      })),
    );
    closing.push(() => usos.close());
    const pushedAt = new Map<number, number>();
    for (const [n, { readyInMs }] of shaped.entries()) {
      if (readyInMs === undefined) continue;
      slack.listen(channelOf(n), () => {
        if (!pushedAt.has(n)) pushedAt.set(n, Date.now());
      });
    }
    const bots: Bot[] = [];
    closing.push(() => Promise.all(bots.map((it) => it.end())));
    const env = {
      ...installation({ slackUrl: slack.url, usos: usos.installation, redisUrl: server.url }),
      USOS_PER_SECOND: String(limits.perSecond),
      USOS_CONCURRENCY: String(concurrent),
    };
    for (let n = 0; n < limits.processes; n++)
      bots.push(await startBot("product.ts", { ...env, DATA_DIR: join(dir, `${n}`) }));

    const lateMs = Math.max(0, Date.now() - begin);
    await setTimeout(begin - Date.now());
    const meter = createMeter(bots, info);
    const before = await usos.counts();
    await meter.during(async () => {
      const until = Date.now() + limits.windowMs + limits.drainMs;
      await setTimeout(limits.windowMs);
      while (pushedAt.size < limits.ready && Date.now() < until) await setTimeout(200);
    });
    const after = await usos.counts();
    const memory = await Promise.all(bots.map((it) => it.memory()));
    const asked = after.asked.slice(before.asked.length);
    const delays = [...pushedAt].map(([n, at]) => at - begin - (shaped[n]?.readyInMs ?? 0));
    const at = quantiles(delays.map((it) => it / 1_000));
    const { ms, productMs, cores } = meter.read();
    return {
      bench: "followed",
      orders: limits.orders,
      processes: limits.processes,
      ...sizes,
      rss_mb_per_process: Math.round(Math.max(...memory.map(({ rss }) => rss)) / 2 ** 20),
      heap_mb_per_process: Math.round(Math.max(...memory.map(({ heapUsed }) => heapUsed)) / 2 ** 20),
      usos_limit_per_second: limits.perSecond,
      usos_calls_per_second: Math.round((asked.length / ms) * 1_000),
      usos_most_in_a_second: mostInASecond(asked),
      usos_allowed_in_a_second: limits.perSecond + concurrent,
      began_late_ms: lateMs,
      ready: limits.ready,
      pushed: pushedAt.size,
      delay_p50_s: at(0.5),
      delay_p99_s: at(0.99),
      cpu_ms_per_call: round(productMs / asked.length),
      product_cores: cores.product,
      redis_cores: cores.redis,
      usos_cores: round((after.cpuMs - before.cpuMs) / ms),
      ...(cores.others === undefined ? {} : { others_cores: cores.others }),
    };
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

/** Writes all students and orders, measures their size, and returns when the window begins. */
async function fill(url: string, info: Awaited<ReturnType<typeof openRedisInfo>>, shaped: readonly Shaped[]) {
  const redis = await openRedis({ address: { urls: [url] } });
  const store = await openRedisStore({ redis, prefix: "bench" });
  const accounts = createAccounts(store, createVault({ keys: [tokenKey] }));
  /** The size without what a commit leaves behind for a minute. */
  const weigh = async (): Promise<number> => {
    await info.remove("bench:{*}:c:*");
    return info.figure("used_memory");
  };
  try {
    const empty = await weigh();
    const began = Date.now();
    await each(shaped.length, (n) => addIdle(store, accounts, n));
    const idle = await weigh();
    // The second pass writes half as much as the first one.
    const begin = Date.now() + Math.round((Date.now() - began) * 0.7) + startMs;
    await each(shaped.length, (n) => {
      const { ageMs, askInMs } = shaped[n]!;
      return addOrder(store, accounts, n, { madeAt: begin - Math.round(ageMs), askAt: begin + askInMs });
    });
    const full = await weigh();
    return {
      begin,
      redis_bytes_per_idle_student: Math.round((idle - empty) / shaped.length),
      redis_bytes_per_order_more: Math.round((full - idle) / shaped.length),
      redis_mb: Math.round(full / 2 ** 20),
    };
  } finally {
    await store.close();
  }
}
