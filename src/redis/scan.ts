import { Fault } from "../foundation/fault";
import type { RedisConnection, RedisNode } from "./connection";

/** How many keys SCAN examines per call; few enough not to delay other clients. */
const lookedAt = "1000";

/**
 * The names of keys that match, each once, in pages. Keys that are created or deleted meanwhile may or may not be included.
 *
 * @throws `store.moved` at the end, when a server was restarted or the Cluster was reconfigured meanwhile: SCAN then silently
 *   skips keys, because its cursor means nothing to another process
 */
export async function* scanNames(redis: RedisConnection, pattern: string, type?: "string"): AsyncGenerator<string[]> {
  const before = await layoutOf(redis);
  // SCAN may return a key several times.
  const seen = new Set<string>();
  for (const node of redis.nodes()) {
    let cursor = "0";
    do {
      const command = ["SCAN", cursor, "MATCH", pattern, "COUNT", lookedAt, ...(type ? ["TYPE", type] : [])];
      const [next, names] = (await node.send(command)) as [string, string[]];
      cursor = next;
      const fresh = names.filter((name) => !seen.has(name));
      for (const name of fresh) seen.add(name);
      if (fresh.length > 0) yield fresh;
    } while (cursor !== "0");
  }
  if ((await layoutOf(redis)) !== before) throw moved();
}

/** Identifies which server processes hold which slots. */
async function layoutOf(redis: RedisConnection): Promise<string> {
  const nodes = await Promise.all(redis.nodes().map(async (it) => [it.name, await standingOf(it, redis.isCluster)]));
  return JSON.stringify(nodes.sort(([a = ""], [b = ""]) => a.localeCompare(b)));
}

/** The server process, by its run id, and on a Cluster its slots, including those being migrated. */
async function standingOf(node: RedisNode, isCluster: boolean): Promise<string> {
  const [, run = ""] = /run_id:(\w+)/.exec(String(await node.send(["INFO", "server"]))) ?? [];
  if (!isCluster) return run;
  const lines = String(await node.send(["CLUSTER", "NODES"])).split("\n");
  // The eight fields before the slots describe the node's place in the Cluster, and some of them change all the time.
  const slots = lines
    .find((line) => line.includes("myself"))
    ?.split(" ")
    .slice(8);
  return [run, ...(slots ?? [])].join(" ");
}

const moved = () =>
  new Fault({
    code: "store.moved",
    message: "Redis was restarted, or its Cluster was laid out anew, while everything in it was gone through.",
    next: "Run it again; what was done so far is no harm.",
  });
