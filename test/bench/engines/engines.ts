import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRedis } from "../../../src/redis/connection";
import { openLmdbStore } from "../../../src/store/lmdb/lmdbStore";
import { openRedisStore } from "../../../src/store/redis/redisStore";
import { startRedis } from "../../support/redis/redisServer";
import type { Contender } from "./contender";
import { ourStore } from "./ourStore";
import { rawLmdb } from "./rawLmdb";
import { rawRedis } from "./rawRedis";

export interface Engine {
  /** Facts about the engine that are printed on its line. */
  readonly about: Readonly<Record<string, string>>;
  readonly ours: Contender;
  readonly peer: Contender;
  close(): Promise<void>;
}

export async function openLmdb(durability: "process" | "power"): Promise<Engine> {
  const dir = mkdtempSync(join(tmpdir(), "legitka-bench-engine-"));
  const ours = ourStore(await openLmdbStore({ dir: join(dir, "ours"), durability }));
  const peer = rawLmdb(join(dir, "raw"));
  return {
    about: { engine: "lmdb", durability, peer: "lmdb, one transaction that compares and puts" },
    ours,
    peer,
    async close() {
      await Promise.all([ours.close(), peer.close()]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export async function openRedisEngine(appendfsync: "everysec" | "always"): Promise<Engine> {
  const server = await startRedis({ appendfsync });
  try {
    const redis = await openRedis({ address: { urls: [server.url] } });
    const ours = ourStore(await openRedisStore({ redis, prefix: "bench" }));
    const peer = await rawRedis(server.url);
    return {
      about: { engine: "redis", appendfsync, peer: "node-redis, one EVALSHA that compares and sets" },
      ours,
      peer,
      async close() {
        await Promise.all([ours.close(), peer.close()]);
        await server.destroy();
      },
    };
  } catch (cause) {
    await server.destroy();
    throw cause;
  }
}
