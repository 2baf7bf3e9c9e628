import { createClient } from "redis";

/** The figures that a redis-server reports about itself. */
export interface RedisInfo {
  /** A figure of INFO: `used_memory`, `used_cpu_user`, `total_commands_processed` … */
  figure(name: string): Promise<number>;
  /** CPU milliseconds it has taken so far, user and system. */
  cpuMs(): Promise<number>;
  /** How many keys it holds. */
  keys(): Promise<number>;
  /** How many keys of which kind the store has under a prefix (src/store/redis/keys.ts), records by their kinds. */
  kinds(prefix: string): Promise<Readonly<Record<string, number>>>;
  /** Bytes in keys of each kind (`MEMORY USAGE`, all of each). */
  bytes(prefix: string): Promise<Readonly<Record<string, number>>>;
  /** Removes all keys that match; how many there were. */
  remove(pattern: string): Promise<number>;
  close(): Promise<void>;
}

export async function openRedisInfo(url: string): Promise<RedisInfo> {
  const client = createClient({ url });
  client.on("error", () => undefined); // the commands tell
  await client.connect();
  const all = async (): Promise<ReadonlyMap<string, string>> => {
    const lines = (await client.info("everything")).split("\r\n");
    return new Map(lines.map((it) => [it.slice(0, it.indexOf(":")), it.slice(it.indexOf(":") + 1)]));
  };
  /** Sums up by kind what each key counts. */
  const sums = async (prefix: string, of: (key: string) => Promise<number>): Promise<Record<string, number>> => {
    const kinds: Record<string, number> = {};
    for await (const keys of client.scanIterator({ MATCH: `${prefix}:*`, COUNT: 5_000 }))
      for (const key of keys) {
        const kind = /}:(r:[^\0]*|[^:]*)/.exec(key)?.[1] ?? "";
        kinds[kind] = (kinds[kind] ?? 0) + (await of(key));
      }
    return kinds;
  };
  const number = (info: ReadonlyMap<string, string>, name: string): number => Number(info.get(name) ?? NaN);
  return {
    figure: async (name) => number(await all(), name),
    async cpuMs() {
      const info = await all();
      return (number(info, "used_cpu_user") + number(info, "used_cpu_sys")) * 1_000;
    },
    keys: () => client.dbSize(),
    kinds: (prefix) => sums(prefix, () => Promise.resolve(1)),
    bytes: (prefix) =>
      sums(prefix, async (key) => Number(await client.sendCommand(["MEMORY", "USAGE", key, "SAMPLES", "0"]))),
    async remove(pattern) {
      let count = 0;
      for await (const keys of client.scanIterator({ MATCH: pattern, COUNT: 5_000 }))
        if (keys.length > 0) count += await client.unlink(keys);
      return count;
    },
    close: () => client.close(),
  };
}
