import {
  type Allowance,
  type Clock,
  createGate,
  createSharedAllowance,
  type SharedAllowanceOptions,
} from "../../src/usos";
import { systemClock } from "../../src/usos/clock";
import { openRedisForTest, type RedisForTest } from "../support/redis/redisForTest";
import { openRedis, type RedisConnection } from "../../src/redis/connection";

let redis: RedisForTest;
let connection: RedisConnection;
let prefix: string;
let count = 0;
beforeAll(async () => {
  redis = await openRedisForTest();
  connection = await openRedis({ address: { urls: [redis.url] } });
});
afterAll(async () => {
  await connection.close();
  await redis.close();
});
beforeEach(() => (prefix = `${redis.prefix}:${(count += 1)}`));

const never = (): AbortSignal => new AbortController().signal;
const key = (name: string): string => `${prefix}:{usos opole}:${name}`;
const command = (name: string, at: string, ...args: string[]): Promise<unknown> =>
  connection.command(at, [name, at, ...args]);
const fast = { concurrent: 4, perSecond: 100_000 };
const share = (options: Partial<SharedAllowanceOptions> = {}): Allowance =>
  createSharedAllowance({ run: connection.run, prefix, installation: "opole", limits: fast, ...options });

async function taken(allowance: Allowance, signal = never()): Promise<{ giveBack(): void }> {
  const turn = await allowance.take(signal);
  if (!turn.ok) throw new Error(turn.refusal.detail);
  return turn;
}

const many = (allowance: Allowance, times: number): Promise<{ giveBack(): void }[]> =>
  Promise.all(Array.from({ length: times }, () => taken(allowance)));

/** A clock on which sleeping takes no time and is recorded. */
function sleepless(): Clock & { readonly sleeps: number[] } {
  const sleeps: number[] = [];
  let now = 1_000_000;
  return {
    sleeps,
    now: () => now,
    sleep: (ms) => {
      sleeps.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
}

test("a slot another process gives back goes to whoever waits", async () => {
  const [one, other] = [share(), share()];
  const turns = await many(one, 4);
  const waits = taken(other);
  expect(await Promise.race([waits, taken(share({ prefix: `${prefix}-` })).then(() => "still waits")])).toBe(
    "still waits",
  );
  turns[0]!.giveBack();
  await waits;
});

test("after a burst turns come evenly, whichever process takes them", async () => {
  const clock = sleepless();
  const limits = { concurrent: 4, perSecond: 2 };
  const [one, other] = [share({ limits, clock }), share({ limits, clock })];
  for (const turn of await many(one, 4)) turn.giveBack();
  const began = clock.sleeps.length;
  for (const it of [other, one, other]) (await taken(it)).giveBack();
  const waits = clock.sleeps.slice(began);
  expect(clock.sleeps.slice(0, began)).toEqual([]);
  // The server's clock goes on a little between the calls.
  for (const [i, wait] of waits.entries()) {
    expect(wait).toBeLessThanOrEqual(500 * (i + 1));
    expect(wait).toBeGreaterThan(500 * (i + 1) - 400);
  }
  expect(waits).toHaveLength(3);
});

test("in no time more turns than the pace and one burst, on the server's clock, used or not", async () => {
  const limits = { concurrent: 4, perSecond: 1_000 };
  const all = [1, 2, 3].map(() => share({ limits, clock: { now: () => 0, sleep: () => Promise.resolve() } }));
  const turns: number[] = [];
  for (let i = 0; i < 350; i++) {
    const mine = await taken(all[i % 3]!);
    turns.push(Number(await command("GET", key("pace"))) - 1);
    mine.giveBack();
  }
  for (const turn of turns) {
    expect(turns.filter((at) => at >= turn && at < turn + 100).length).toBeLessThanOrEqual(104);
  }
});

test("the limits of two installations do not touch, nor those of two prefixes", async () => {
  await many(share(), 4);
  await many(share({ installation: "poznan" }), 4);
  await many(share({ prefix: `${prefix}-other` }), 4);
});

test("five processes over two slots all get their turns, and no more are under way", async () => {
  const limits = { concurrent: 2, perSecond: 400 };
  const got = Array.from({ length: 5 }, () => 0);
  let underWay = 0;
  let busiest = 0;
  let calls = 0;
  let pauses = 0;
  const over = new AbortController();
  const run: SharedAllowanceOptions["run"] = (...it) => ((calls += 1), connection.run(...it));
  const clock: Clock = {
    now: () => performance.now(),
    sleep: (ms, signal) => ((pauses += 1), systemClock.sleep(ms, signal)),
  };
  const ended = got.map((_, i) => {
    const gate = createGate({ limits, allowance: share({ limits, run, clock }) });
    return Promise.all(
      Array.from({ length: 3 }, async () => {
        while (!over.signal.aborted) {
          await gate.pass("waiting", AbortSignal.any([over.signal]), async () => {
            busiest = Math.max(busiest, (underWay += 1));
            await new Promise((resolve) => setTimeout(resolve, 5));
            underWay -= 1;
            got[i]! += 1;
            if (Math.min(...got) >= 20) over.abort();
            return { ok: true, value: null };
          });
        }
      }),
    );
  });
  await Promise.all(ended);
  expect(busiest).toBe(2);
  // Each request needs two calls, to take the slot and to hand it on; a process that calls more often must have paused before.
  expect(calls).toBeLessThanOrEqual(2 * got.reduce((sum, it) => sum + it) + pauses + 2 * got.length * 3);
});

test("whoever waits for a slot does not ask all the time", async () => {
  let calls = 0;
  const limits = { concurrent: 1, perSecond: 5 };
  const run: SharedAllowanceOptions["run"] = (...it) => ((calls += 1), connection.run(...it));
  await taken(share({ limits }));
  const late = new AbortController();
  // The clock behaves as if half a second had passed, however long it really takes: then it is too late for all of them.
  const pauses: number[] = [];
  const sleep: Clock["sleep"] = (ms) => {
    pauses.push(ms);
    if (pauses.reduce((sum, it) => sum + it) > 500) late.abort();
    return Promise.resolve();
  };
  const waiting = share({ limits, run, clock: { now: () => 0, sleep } });
  const answers = Array.from({ length: 20 }, () => waiting.take(AbortSignal.any([late.signal])));
  expect(await Promise.all(answers)).toEqual(
    answers.map(() => ({ ok: false, refusal: expect.objectContaining({ code: "busy" }) as unknown })),
  );
  expect(calls).toBeGreaterThan(1);
  expect(calls).toBeLessThanOrEqual(7);
});

test("while Redis is away nothing is sent, and callers hear when to come again", async () => {
  const failed: unknown[] = [];
  const cause = new Error("away");
  const allowance = share({ run: () => Promise.reject(cause), failed: (it) => failed.push(it) });
  const gate = createGate({ allowance });
  let sent = 0;
  const send = (): Promise<never> => ((sent += 1), Promise.reject(new Error("sent")));
  const answers = await Promise.all([gate.pass("waiting", never(), send), gate.pass("waiting", never(), send)]);
  for (const it of answers) expect(it).toMatchObject({ ok: false, refusal: { code: "busy", retryAfterMs: 2_000 } });
  expect(sent).toBe(0);
  expect(failed).toContain(cause);
});

test("slots of a question whose answer was lost are given back with the next one", async () => {
  let cut = true;
  const run: SharedAllowanceOptions["run"] = async (...it) => {
    const answer = await connection.run(...it);
    if (cut) throw new Error("cut");
    return answer;
  };
  const allowance = share({ run });
  for (let i = 0; i < 4; i++) expect(await allowance.take(never())).toMatchObject({ ok: false });
  cut = false;
  await many(allowance, 4);
});

test("a question that reached the server twice takes no more slots than it was told of", async () => {
  const run: SharedAllowanceOptions["run"] = async (...it) => {
    await connection.run(...it);
    return connection.run(...it);
  };
  for (const it of await many(share({ run }), 4)) it.giveBack();
  await many(share(), 4);
});

test("a caller who gives up while waiting costs nobody a slot", async () => {
  const [one, other] = [share(), share()];
  const turns = await many(one, 4);
  const late = new AbortController();
  const given = other.take(late.signal);
  late.abort();
  expect(await given).toMatchObject({ ok: false, refusal: { code: "busy" } });
  for (const it of turns) it.giveBack();
  await many(one, 4);
});

test("a process that was suspended does not use its old turn", async () => {
  let now = 0;
  const clock: Clock = {
    now: () => now,
    sleep: () => {
      now += 30_000; // the process is suspended, and does not wake at the moment it asked for
      return Promise.resolve();
    },
  };
  const limits = { concurrent: 1, perSecond: 5 };
  (await taken(share({ limits }))).giveBack();
  expect(await share({ limits, clock }).take(never())).toMatchObject({ ok: false, refusal: { code: "busy" } });
});

test("a server's clock that was set back by a day does not stop everything for a day", async () => {
  const tomorrow = Date.now() + 86_400_000;
  await command("SET", key("pace"), String(tomorrow));
  await command("HSET", key("queue"), "gone", `${tomorrow} ${tomorrow}`);
  await command("ZADD", key("slots"), String(tomorrow), "gone/1");
  const clock = sleepless();
  await many(share({ clock, limits: { concurrent: 4, perSecond: 10 } }), 3);
  expect(Math.max(...clock.sleeps)).toBeLessThanOrEqual(700);
  expect(Number(await command("ZSCORE", key("slots"), "gone/1"))).toBeLessThan(Date.now() + 60_000);
});

test("nothing stays in Redis when nobody asks any more", async () => {
  (await taken(share())).giveBack();
  for (const name of ["slots", "pace", "queue"]) {
    expect(await command("PTTL", key(name))).not.toBe(-1);
  }
});
