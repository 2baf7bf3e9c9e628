import { openRedis } from "../../src/redis/connection";
import { openRedisStore } from "../../src/store/redis/redisStore";
import type { Store } from "../../src/store/port";
import { startCluster, type RedisCluster } from "../support/redis/redisCluster";
import { note } from "../store/contract/opened";
import { addressOf } from "../store/tempRedisStore";
import { until } from "../support/waiting";

const people = Array.from({ length: 30 }, (_, n) => `person-${n}`);

describe("a Cluster that loses a master for a while", () => {
  let cluster: RedisCluster;
  let store: Store;
  const states: boolean[] = [];
  beforeAll(async () => {
    cluster = await startCluster(3);
    // The address of one node is enough; the client finds the others.
    const address = addressOf(cluster.nodes[0]!.url);
    const redis = await openRedis({ address, waitMs: 1_000, onState: (isUp) => void states.push(isUp) });
    expect(redis.isCluster).toBe(true);
    store = await openRedisStore({ redis, prefix: "legitka:cluster" });
  });
  afterAll(async () => {
    await store.close();
    await cluster.destroy();
  });

  const increment = async (partition: string): Promise<boolean> => {
    const key = note(partition);
    const stored = await store.get(key);
    const value = Number(stored?.value ?? 0) + 1;
    return store.commit({ partition, expect: [{ key, rev: stored?.rev ?? 0 }], put: [{ key, value }] });
  };
  const all = async (): Promise<string[]> =>
    Promise.all(people.map((it) => increment(it).then(String, (fault: unknown) => (fault as { code: string }).code)));

  test("refuses writes in the meantime, is not reported as ready, and has lost nothing when the master is back", async () => {
    expect(await all()).not.toContain("false");
    const [, lost] = cluster.nodes;
    await lost?.stop();
    const refused = await all();
    expect(refused).toContain("store.away");
    expect(refused.filter((it) => it !== "true" && it !== "store.away")).toEqual([]);
    await expect(store.check()).rejects.toMatchObject({ code: "store.away" });
    await lost?.restart();
    await until("the node to be back", async () => !(await store.check().catch(() => true)));
    const before = new Map<string, unknown>();
    for (const it of people) before.set(it, (await store.get(note(it)))?.value);
    expect([...before.values()].every((it) => it === 1 || it === 2)).toBe(true);
    expect(new Set(await all())).toEqual(new Set(["true"]));
    for (const it of people) expect((await store.get(note(it)))?.value).toBe(Number(before.get(it)) + 1);
    expect(states.length).toBeLessThan(10);
  });
});
