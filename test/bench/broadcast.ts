import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createAccounts } from "../../src/accounts/accounts";
import { createVault } from "../../src/accounts/vault";
import { broadcastKey, broadcastRecord, partitionOf, startJob, type Counts } from "../../src/broadcasts/records";
import { openRedis } from "../../src/redis/connection";
import type { Store } from "../../src/store/port";
import { openRedisStore } from "../../src/store/redis/redisStore";
import { startRedis } from "../support/redis/redisServer";
import { round } from "./compared";
import { addIdle, channelOf } from "./crowd/people";
import { each } from "./crowd/each";
import { installation, tokenKey } from "./fleet/environment";
import { openRedisInfo } from "./fleet/redisInfo";
import { openWebApi } from "./slack/webApi";
import { type Bot, startBot } from "./teams/bot";

export interface BroadcastLimits {
  readonly people: number;
  readonly leaseMs: number;
  /** The share of the messages after which the process is killed with SIGKILL and another one is started; undefined when it is not killed. */
  readonly killedAt?: number;
  /** How long the whole run may take. */
  readonly mostMs: number;
}

const standard: readonly BroadcastLimits[] = [
  { people: 100_000, leaseMs: 10_000, mostMs: 30 * 60_000 },
  { people: 100_000, leaseMs: 2_000, killedAt: 0.5, mostMs: 30 * 60_000 },
];
const lookMs = 100;
const text =
  "Od poniedziałku przedłużamy legitymacje w pokoju 12, codziennie od 9 do 15. Zabierz ze sobą legitymację plastikową.";

/**
 * A message of the staff to so many students, each signed in in Slack, in one process of the product over Redis; in the second run
 * that process is killed in the middle, and another one goes on. Slack is a server that answers at once and imposes no limit, so
 * that the product is what is measured: with the pace that Slack allows, 4 a second, it would be seven hours.
 *
 * `rate_per_second` from the first message to the last; `gathering_s` from the confirmation to the first one; memory is the most that was seen.
 * `duplicates` counts conversations that got the message more than once, `missing` those that did not get it at all, by what arrived
 * at Slack; `unclear` is what the product says it does not know. About ten minutes.
 */
export async function* benchBroadcast(
  runs: readonly BroadcastLimits[] = standard,
): AsyncGenerator<Record<string, string | number>> {
  for (const run of runs) yield await broadcast(run);
}

async function broadcast({ people, leaseMs, killedAt, mostMs }: BroadcastLimits) {
  const closing: (() => unknown)[] = [];
  try {
    const dir = mkdtempSync(join(tmpdir(), "legitka-bench-broadcast-"));
    closing.push(() => rmSync(dir, { recursive: true, force: true }));
    const server = await startRedis();
    closing.push(() => server.destroy());
    const info = await openRedisInfo(server.url);
    closing.push(() => info.close());
    const slack = await openWebApi();
    closing.push(() => slack.close());
    const store = await openRedisStore({
      redis: await openRedis({ address: { urls: [server.url] } }),
      prefix: "bench",
    });
    closing.push(() => store.close());
    const accounts = createAccounts(store, createVault({ keys: [tokenKey] }));
    await each(people, (n) => addIdle(store, accounts, n));

    const got = new Uint8Array(people);
    let messages = 0;
    let [first, last] = [0, 0];
    for (let n = 0; n < people; n++)
      slack.listen(channelOf(n), (_, at) => {
        got[n] = (got[n] ?? 0) + 1;
        messages += 1;
        first ||= at;
        last = at;
      });
    const env = {
      ...installation({ slackUrl: slack.url, redisUrl: server.url }),
      SLACK_UNASKED_PER_SECOND: "9999",
      LEASE_MS: String(leaseMs),
    };
    const bots: Bot[] = [];
    const start = async (): Promise<Bot> => {
      const bot = await startBot("dayProduct.ts", { ...env, DATA_DIR: join(dir, `${bots.length}`) });
      bots.push(bot);
      return bot;
    };
    closing.push(() => Promise.all(bots.map((it) => it.end())));
    let bot = await start();
    const idle = await bot.memory();
    const idleRedis = await info.figure("used_memory");
    const confirmed = performance.now();
    await confirm(store);

    let [rss, heap, redis] = [0, 0, 0];
    let outcome: Counts | undefined;
    let isKilled = false;
    while (!outcome) {
      if (performance.now() - confirmed > mostMs)
        throw new Error(`only ${messages} of ${people} were told in ${mostMs} ms`);
      await setTimeout(lookMs);
      if (killedAt !== undefined && !isKilled && messages >= killedAt * people) {
        isKilled = true;
        bot.signal("SIGKILL");
        await bot.gone;
        bot = await start();
      }
      const memory = await bot.memory();
      [rss, heap] = [Math.max(rss, memory.rss), Math.max(heap, memory.heapUsed)];
      redis = Math.max(redis, await info.figure("used_memory"));
      outcome = await outcomeOf(store);
    }
    const cpuMs = await bot.cpuMs();
    return {
      bench: "broadcast",
      people,
      ...(killedAt === undefined ? {} : { killed_at: killedAt, lease_ms: leaseMs }),
      gathering_s: round((first - confirmed) / 1_000),
      rate_per_second: Math.round(messages / ((last - first) / 1_000)),
      ...(killedAt === undefined ? { cpu_ms_per_message: round(cpuMs / messages) } : {}),
      rss_mb_idle: megabytes(idle.rss),
      rss_mb_most: megabytes(rss),
      heap_mb_most: megabytes(heap),
      redis_mb_idle: megabytes(idleRedis),
      redis_mb_most: megabytes(redis),
      messages,
      duplicates: got.reduce((sum, it) => sum + (it > 1 ? 1 : 0), 0),
      missing: got.reduce((sum, it) => sum + (it === 0 ? 1 : 0), 0),
      told: outcome.told,
      unclear: outcome.unclear,
    };
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

const id = "bench";
const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20);

/** Writes a confirmed broadcast, as it is after the second press of staff. */
async function confirm(store: Store): Promise<void> {
  const draft = {
    texts: { pl: text },
    audience: { kind: "everybody" },
    by: { id: "slack:T:U", name: "Marta" },
  } as const;
  await store.commit({ partition: partitionOf(id), schedule: [startJob(id, draft, store.now())] });
}

async function outcomeOf(store: Store): Promise<Counts | undefined> {
  const stored = await store.get(broadcastKey(id));
  const it = stored && broadcastRecord.read(stored);
  return it?.state === "done" ? it.counts : undefined;
}
