import { Fault } from "../foundation/fault";
import type { RedisConnection, RedisNode } from "./connection";

/** How many keys SCAN looks at in one go; few enough not to hold others up. */
const lookedAt = "1000";

/**
 * The names that match, each once, in pages. What comes or goes meanwhile may or may not be named.
 *
 * @throws `store.moved` at the end when a server was restarted or the Cluster laid out anew meanwhile: SCAN then leaves
 * things out without a word, for its place means nothing to another process
 */
export async function* scanNames(redis: RedisConnection, pattern: string, type?: "string"): AsyncGenerator<string[]> {
  const before = await layoutOf(redis);
  // SCAN may name a key several times.
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

/** Which processes hold which slots. */
async function layoutOf(redis: RedisConnection): Promise<string> {
  const nodes = await Promise.all(redis.nodes().map(async (it) => [it.name, await standingOf(it, redis.isCluster)]));
  return JSON.stringify(nodes.sort(([a = ""], [b = ""]) => a.localeCompare(b)));
}

/** The process by its run id, and on a Cluster its slots, those that are moving included. */
async function standingOf(node: RedisNode, isCluster: boolean): Promise<string> {
  const [, run = ""] = /run_id:(\w+)/.exec(String(await node.send(["INFO", "server"]))) ?? [];
  if (!isCluster) return run;
  const lines = String(await node.send(["CLUSTER", "NODES"])).split("\n");
  // The eight fields before its slots are of its place in the Cluster, and some of them change all the time.
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
