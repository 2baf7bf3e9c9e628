import { openRedis, type RedisConnection } from "../../src/redis/connection";
import { script } from "../../src/redis/script";
import { startRedis, type RedisServer } from "../support/redis/redisServer";
import { startRedisProxy, type RedisProxy } from "../support/redis/redisProxy";
import { addressOf } from "../store/tempRedisStore";
import { until } from "../support/waiting";

const increment = script("return redis.call('INCR', KEYS[1])");

describe("the connection to Redis", () => {
  let server: RedisServer;
  let proxy: RedisProxy;
  let redis: RedisConnection;
  const states: boolean[] = [];
  beforeEach(async () => {
    states.length = 0;
    server = await startRedis({ appendfsync: "always" });
    proxy = await startRedisProxy(server.url);
    redis = await openRedis({
      address: addressOf(proxy.url),
      waitMs: patience,
      onState: (isUp) => void states.push(isUp),
    });
  });
  afterEach(async () => {
    await redis.close();
    await proxy.close();
    await server.destroy();
  });

  const patience = 700;
  const codeOf = (act: Promise<unknown>): Promise<unknown> =>
    act.then(
      () => "none",
      (fault: unknown) => (fault as { code: unknown }).code,
    );
  const asks = (): Promise<unknown> => codeOf(redis.command("a", ["GET", "a"]));
  /** Asks, as a channel's next request does, until it is let in. */
  const untilBack = (): Promise<void> => until("Redis to be back", async () => (await asks()) === "none", 0);
  /** Whether something ends before a timer that is started at the same time: whatever holds this process up delays both. */
  async function endsWithin(ms: number, act: Promise<unknown>): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), ms)));
    const isSooner = await Promise.race([codeOf(act).then(() => true), late]);
    clearTimeout(timer);
    return isSooner;
  }

  test("loads a script again that Redis has forgotten", async () => {
    expect(await redis.run(increment, ["a"], [])).toBe(1);
    await redis.command("a", ["SCRIPT", "FLUSH"]);
    expect(await redis.run(increment, ["a"], [])).toBe(2);
  });

  test("survives being cut, without its callers noticing", async () => {
    await redis.run(increment, ["a"], []);
    proxy.cut();
    expect(await redis.run(increment, ["a"], [])).toBe(2);
    expect(states).toEqual([]);
  });

  test("survives a restart of Redis, with what was acknowledged", async () => {
    await redis.run(increment, ["a"], []);
    await server.kill();
    const answer = redis.run(increment, ["a"], []);
    await server.restart();
    await answer.catch(untilBack);
    expect(Number(await redis.command("a", ["GET", "a"]))).toBeGreaterThanOrEqual(1);
  });

  test("reports that Redis is away when its time limit ends, and at once from then on; comes back by itself", async () => {
    await proxy.refuse();
    const first = redis.run(increment, ["a"], []);
    expect(await endsWithin(2 * patience, first)).toBe(true);
    expect(await codeOf(first)).toBe("store.away");
    const atOnce = (): Promise<boolean> => endsWithin(patience / 2, redis.command("a", ["GET", "a"]));
    await until("a question to be answered at once", atOnce, 0);
    expect(await codeOf(redis.run(increment, ["a"], []))).toBe("store.away");
    await proxy.accept();
    await untilBack();
    expect(await redis.run(increment, ["a"], [])).toBe(1);
    expect(states).toEqual([false, true]);
  });

  test("gives up a connection that answers nothing, and opens a new one", async () => {
    await redis.run(increment, ["a"], []);
    proxy.hang();
    expect(await codeOf(redis.run(increment, ["a"], []))).toBe("store.away");
    proxy.cut();
    await untilBack();
    expect(Number(await redis.run(increment, ["a"], []))).toBeGreaterThanOrEqual(2);
  });

  test("opens only a few connections over a frozen network path, however many requests there are", async () => {
    const before = proxy.opened();
    let isOver = false;
    let isServed = false;
    let done = 0;
    let lost = 0;
    let lostAgain = 0;
    const asking = Array.from({ length: 60 }, async () => {
      while (!isOver) {
        // Requests that hang on the old connection still have their time to finish.
        const wasServed = isServed;
        await redis.run(increment, ["a"], []).then(
          () => (done += 1),
          () => (wasServed ? (lostAgain += 1) : (lost += 1)),
        );
      }
    });
    proxy.hang();
    await until("something to be lost", () => lost > 0, 0);
    proxy.heal();
    const reached = done;
    await until("60 answers over the new connection", () => done >= reached + 60, 0);
    isServed = true;
    await until("6,000 answers over the new connection", () => done >= reached + 6_000, 0);
    isOver = true;
    await Promise.all(asking);
    expect(lostAgain).toBe(0);
    expect(proxy.opened() - before).toBeLessThanOrEqual(3);
  });

  test("does not wait for ever for a connection that is accepted and never answered", async () => {
    await proxy.refuse();
    proxy.hang();
    await proxy.accept();
    await until("a connection", async () => (await asks(), proxy.connections() > 0), 0);
    proxy.heal();
    await untilBack();
  });

  test("does the same when Redis itself is suspended", async () => {
    server.pause();
    expect(await codeOf(redis.run(increment, ["a"], []))).toBe("store.away");
    server.resume();
    await untilBack();
  });

  test("waits for requests in progress when it is closed", async () => {
    const under = Array.from({ length: 20 }, () => redis.run(increment, ["a"], []));
    await redis.close();
    expect(await Promise.all(under)).toHaveLength(20);
  });

  test("reports what Redis refuses as a coded fault, without trying it again", async () => {
    const wrong = script("return redis.call('HGET', KEYS[1])");
    expect(await codeOf(redis.run(wrong, ["a"], []))).toBe("store.write");
  });
});

describe("authentication at Redis", () => {
  test("works over TLS as an ACL user who has only the rights that the README lists", async () => {
    const acl = "~legitka:* +@read +@write +@scripting +@connection +info +time +cluster|slots";
    const server = await startRedis({ tls: true, user: "legitka", password: "p@ss/w", acl });
    try {
      const address = { ...addressOf(server.url), ca: server.ca ?? "" };
      const redis = await openRedis({ address });
      expect(await redis.run(increment, ["legitka:a"], [])).toBe(1);
      await expect(redis.command("other", ["SET", "other", "1"])).rejects.toMatchObject({ code: "store.refused" });
      await redis.close();
    } finally {
      await server.destroy();
    }
  });

  test("reports at once that user or password is wrong, and never repeats them", async () => {
    const server = await startRedis({ password: "right" });
    try {
      const opening = openRedis({ address: addressOf(server.url.replace("right", "wr0ng")) });
      const fault = await opening.catch((it: unknown) => it as Error & { code: string });
      expect(fault).toMatchObject({ code: "store.refused" });
      expect(JSON.stringify([fault, (fault as Error).message])).not.toContain("wr0ng");
    } finally {
      await server.destroy();
    }
  });

  test("fails at the start when there is no Redis", async () => {
    const address = addressOf("redis://127.0.0.1:1");
    await expect(openRedis({ address, startMs: 200 })).rejects.toMatchObject({ code: "store.away" });
  });
});
