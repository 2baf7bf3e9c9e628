import { statSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createLog } from "../../src/ops/log";
import { createFollower } from "../../src/orders/follow";
import { followQueue } from "../../src/orders/observe";
import { tellQueue, toldBy, type Tell } from "../../src/outbox/announce";
import { createWorker } from "../../src/outbox/worker";
import { openRedis } from "../../src/redis/connection";
import { openRedisStore } from "../../src/store/redis/redisStore";
import type { Store } from "../../src/store/port";
import { drawFrom } from "../../src/understanding/training/draw";
import { startRedis } from "../support/redis/redisServer";
import { type OpenStore, openFollowed, orderIdOf, type Followed, type Placed } from "./followed";
import { institutionOf } from "../support/institution";

const start = Date.parse("2026-11-23T09:00:00Z");
const minuteMs = 60_000;
const pace = { soonestMs: 10_000, latestMs: 10 * minuteMs };

export interface FollowLimits {
  /** The number of orders that are followed in the first part, and in the second part. */
  readonly burst: number;
  readonly lives: number;
}

/**
 * Following orders with the real follower on the LMDB store, against a USOS sandbox in a process of its own over real HTTP.
 * Two parts, since a real hour with all its questions does not fit into a minute:
 *
 * 1. `burst` orders are followed, all are ready and all fall due in the same moment, the worst that a restart after a
 *    pause can bring. In real time: `rps` orders asked about a second, `p50_ms` and `p99_ms` until their push is committed
 *    to its queue, `cpu_ms_per_ask` of this process; what each followed order takes in memory and on the disk.
 * 2. `lives` orders, placed within ten minutes, get ready after one minute to one hour (as many from one to two minutes as
 *    from half an hour to a whole), at the pace that is the product's default. The clock is moved from one due job to the
 *    next, so the delays are those the pace gives: `delay_p50_s` and `delay_p99_s` from ready to pushed, `calls_per_order`
 *    to USOS until then. `peer_calls` is what asking every ten seconds would take for it.
 */
export async function benchFollow(limits: FollowLimits = { burst: 10_000, lives: 250 }): Promise<object> {
  return { bench: "follow", ...(await burst(limits.burst)), ...(await lives(limits.lives)) };
}

async function burst(count: number): Promise<object> {
  const before = heapBytes();
  const due = start + 2 * 60 * minuteMs;
  const followed = await openFollowed(
    Array.from({ length: count }, (_, n) => ({ madeAt: start + n, readyAt: due - 1_000, firstAsk: due })),
  );
  const pushed: number[] = [];
  let allPushed = (): void => undefined;
  const { workers, asks } = follow(followed, () => {
    if (pushed.push(performance.now() - began) === count) allPushed();
  });
  const heap = heapBytes() - before;
  const disk = statSync(join(followed.dir, "store", "data.mdb")).size;
  await followed.setTo(due);
  const cpu = process.cpuUsage();
  const began = performance.now();
  await new Promise<void>((resolve) => {
    allPushed = resolve;
    for (const worker of workers) worker.start();
  });
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  await Promise.all(workers.map((it) => it.stop()));
  await followed.close();
  pushed.sort((a, b) => a - b);
  return {
    orders: count,
    rps: Math.round((count / ms) * 1_000),
    p50_ms: Math.round(at(pushed, 0.5)),
    p99_ms: Math.round(at(pushed, 0.99)),
    cpu_ms_per_ask: round((user + system) / 1_000 / total(asks)),
    heap_bytes_per_order: Math.round(heap / count),
    disk_bytes_per_order: Math.round(disk / count),
  };
}

/**
 * The second part alone, over a redis-server of the bench's own and with two followers that share its queues, each over a
 * connection of its own as two processes would. The clock is the bench's; nothing else is.
 */
export async function benchFollowRedis(count = 60): Promise<object> {
  const server = await startRedis();
  const open: OpenStore = async (clock) =>
    openRedisStore({ redis: await openRedis({ address: { urls: [server.url] } }), prefix: "bench", clock });
  try {
    return { bench: "lives", processes: 2, ...(await lives(count, open, 2)) };
  } finally {
    await server.destroy();
  }
}

async function lives(count: number, openStore?: OpenStore, followers = 1): Promise<object> {
  const draw = drawFrom(1);
  const placed = Array.from({ length: count }, (): Placed => {
    const madeAt = start + Math.floor(draw() * 10 * minuteMs);
    const wait = minuteMs * 60 ** draw();
    return { madeAt, readyAt: madeAt + Math.round(wait), firstAsk: madeAt + pace.soonestMs };
  });
  const followed = await openFollowed(placed, openStore);
  const others: Store[] = [];
  while (openStore && others.length < followers - 1) others.push(await openStore(followed.now, followed.dir));
  const delays: number[] = [];
  const calls: number[] = [];
  let collect: string[] = [];
  const pushed = (n: number): void => {
    delays.push((followed.now() - placed[n]!.readyAt) / 1_000);
    calls.push(sum(all.map(({ asks }) => asks.get(orderIdOf(n)) ?? 0)));
    collect.push(`student${n + 1}`);
  };
  const all = [followed.store, ...others].map((store) => follow({ ...followed, store }, pushed));
  await followed.setTo(start);
  while (delays.length < count) {
    const due = followed.store.now() + ((await followed.store.untilDue(followQueue)) ?? 0);
    const collected = collect;
    collect = [];
    await followed.setTo(Math.max(due, followed.now() + 1_000), collected);
    await settle(all.flatMap(({ workers }) => workers));
  }
  await Promise.all(others.map((it) => it.close()));
  await followed.close();
  delays.sort((a, b) => a - b);
  const mine = sum(calls);
  const peer = sum(placed.map(({ madeAt, readyAt }) => Math.ceil((readyAt - madeAt) / 10_000)));
  return {
    lives: count,
    calls_per_order: round(mine / count),
    delay_p50_s: round(at(delays, 0.5)),
    delay_p99_s: round(at(delays, 0.99)),
    peer: "asking about every order every ten seconds",
    peer_calls: round(peer / count),
    ratio: round(mine / peer),
  };
}

/** The product's two queues that lead to a push; `pushed` is called for each order that was announced as ready. */
function follow(followed: Followed, pushed: (n: number) => void) {
  const institution = institutionOf();
  const asks = new Map<string, number>();
  const counted: typeof followed.usos.order = (token, id) => {
    asks.set(id, (asks.get(id) ?? 0) + 1);
    return followed.usos.order(token, id);
  };
  const random = drawFrom(2);
  const common = { store: followed.store, clock: followed.now, random, log: createLog("silent"), idleMs: 1_000 };
  const usos = { ...followed.usos, order: counted };
  const handle = createFollower({ accounts: followed.accounts, usos, institution, pace, clock: followed.now, random });
  const tell = ({ happening }: Pick<Tell, "happening">): void => {
    if (happening.kind === "orderReady") pushed(Number(happening.orderId) - Number(orderIdOf(0)));
  };
  const workers = [
    createWorker({ ...common, queue: followQueue, leaseMs: 60_000, concurrency: 32, handle }),
    createWorker({
      ...common,
      queue: tellQueue,
      leaseMs: 30_000,
      concurrency: 64,
      handle: (job) => {
        tell(toldBy(job));
        return Promise.resolve("done" as const);
      },
    }),
  ];
  return { workers, asks };
}

/** Works on all queues at once, as the running product does, until nothing is due. */
async function settle(workers: ReturnType<typeof follow>["workers"]): Promise<void> {
  while (sum(await Promise.all(workers.map((it) => it.runDue()))) > 0);
}

/** The bytes of live objects only. */
function heapBytes(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
const total = (all: ReadonlyMap<string, number>): number => sum([...all.values()]);
const round = (value: number): number => Number(value.toFixed(2));
