import { join } from "node:path";
import { quantiles, round } from "../compared";
import { openLoad, type Slice } from "../load";
import { openChat, pressing } from "../slack/chat";
import type { WebApi } from "../slack/webApi";
import { type Bot, startBot } from "../teams/bot";
import { createMeter } from "./cores";
import { installation } from "./environment";
import type { RedisInfo } from "./redisInfo";

export interface FleetDeps {
  readonly slack: WebApi;
  readonly dir: string;
  readonly name: string;
  readonly limits: { readonly people: number; readonly atOnce: number };
  readonly processes: number;
  readonly sticks: boolean;
  readonly redis?: { readonly url: string; readonly info: RedisInfo };
}

/** The number of turns that each process makes before its code is about as fast as it gets. */
const turnsToWarmUp = 1_500;

/** Processes of the product, and people in Slack who keep them busy. */
export async function openFleet({ slack, dir, name, limits, processes, sticks, redis }: FleetDeps) {
  const env = installation({ slackUrl: slack.url, ...(redis ? { redisUrl: redis.url } : {}) });
  const bots: Bot[] = [];
  const end = (): Promise<unknown> => Promise.all(bots.map((it) => it.end()));
  try {
    for (let n = 0; n < processes; n++)
      bots.push(await startBot("product.ts", { ...env, DATA_DIR: join(dir, String(n)) }));
  } catch (cause) {
    await end();
    throw cause;
  }
  const load = openLoad({
    name,
    sticks,
    people: limits.people,
    atOnce: limits.atOnce,
    next: pressing(limits.people),
    address: bots.map((it) => it.address),
    chatOf: (n) => openChat(name, n),
    listen: (chat, arrived) => slack.listen(chat, arrived),
  });
  let runs: Slice[] = [];
  let meter = createMeter(bots, redis?.info);
  return {
    /** Runs without being counted, so that the code gets warm and people get the history that comes with months of use. */
    async warmUp(ms: number) {
      const enough = turnsToWarmUp * processes;
      for (let [turns, rounds] = [0, 0]; turns < enough && rounds < 4; rounds++)
        turns += (await load.slice(ms)).latencies.length;
    },
    measure: (ms: number) => meter.during(async () => void runs.push(await load.slice(ms))),
    /** The figures of what was measured since they were last taken. */
    figures(): Figures {
      const { productMs, cores } = meter.read();
      const latencies = runs.flatMap((it) => it.latencies);
      const at = quantiles(latencies);
      const ms = runs.reduce((sum, it) => sum + it.ms, 0);
      runs = [];
      meter = createMeter(bots, redis?.info);
      return {
        turns: latencies.length,
        rps: Math.round((latencies.length / ms) * 1_000),
        p50_ms: at(0.5),
        p99_ms: at(0.99),
        cpu_ms: round(productMs / latencies.length),
        rps_per_core: Math.round((latencies.length / productMs) * 1_000),
        product_cores: cores.product,
        redis_cores: cores.redis,
        load_cores: cores.load,
        ...(cores.others === undefined ? {} : { others_cores: cores.others }),
      };
    },
    async close() {
      await load.close();
      await end();
    },
  };
}

export interface Figures {
  readonly turns: number;
  readonly rps: number;
  readonly p50_ms: number;
  readonly p99_ms: number;
  /** The CPU time that all processes of the product use for one turn. */
  readonly cpu_ms: number;
  /** The turns a second of one core that the product has for itself; other work on the machine hardly changes this figure. */
  readonly rps_per_core: number;
  readonly product_cores: number;
  readonly redis_cores: number;
  readonly load_cores: number;
  readonly others_cores?: number;
}
