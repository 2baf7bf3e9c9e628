import type { RedisConnection } from "../../redis/connection";
import { scanNames } from "../../redis/scan";
import type { Key, Stored } from "../port";
import { bucketOf, type Keys } from "./keys";
import { parseRecord } from "./texts";

const pageSize = 200;

/** Reads records. They are written only by the commit script. */
export function createRecords(redis: RedisConnection, keys: Keys) {
  async function* read(found: readonly Key[]): AsyncGenerator<Stored> {
    const names = found.map((key) => keys.record(key));
    const [first] = names;
    if (first === undefined) return;
    const values = (await redis.command(first, ["MGET", ...names])) as (string | null)[];
    for (const [place, key] of found.entries()) {
      const text = values[place];
      // The record was deleted after it was listed.
      if (text) yield parseRecord(key, text);
    }
  }

  /** Reads the ids in pages, so that neither side has to hold all of them at once. */
  async function* ofPartition(kind: string, partition: string): AsyncGenerator<Stored> {
    yield* read([{ kind, partition }]);
    const index = keys.ids(kind, partition);
    for (let from = "-"; ;) {
      const range = ["ZRANGE", index, from, "+", "BYLEX", "LIMIT", "0", String(pageSize)];
      const ids = (await redis.command(index, range)) as string[];
      yield* read(ids.map((id) => ({ kind, partition, id })));
      const last = ids.at(-1);
      if (last === undefined || ids.length < pageSize) return;
      from = `(${last}`;
    }
  }

  async function* ofAll(kind: string): AsyncGenerator<Stored> {
    for await (const names of scanNames(redis, keys.pattern(kind), "string"))
      for (const some of byBucket(names.flatMap((name) => keys.parse(name) ?? []))) yield* read(some);
  }

  return {
    async get(key: Key): Promise<Stored | undefined> {
      const name = keys.record(key);
      const text = (await redis.command(name, ["GET", name])) as string | null;
      return text === null ? undefined : parseRecord(key, text);
    },
    scan: (kind: string, partition?: string): AsyncGenerator<Stored> =>
      partition === undefined ? ofAll(kind) : ofPartition(kind, partition),
  };
}

/** Groups the keys by bucket, because one MGET may only read keys of one bucket. */
function byBucket(them: readonly Key[]): Key[][] {
  const groups = new Map<number, Key[]>();
  for (const key of them) {
    const bucket = bucketOf(key.partition);
    groups.set(bucket, [...(groups.get(bucket) ?? []), key]);
  }
  return [...groups.values()];
}
