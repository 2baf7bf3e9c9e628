import { createClient } from "redis";
import { type RedisServer, startRedis } from "./redisServer";
import { freePort } from "../freePort";

/** A Cluster of masters without replicas, each with an equal part of the slots. */
export interface RedisCluster {
  readonly nodes: readonly RedisServer[];
  /** The addresses of all nodes, separated by commas. */
  readonly url: string;
  destroy(): Promise<void>;
}

const slots = 16_384;

/** Resolves when every node reports that the Cluster is complete. A Redis Cluster has at least three masters. */
export async function startCluster(masters = 3): Promise<RedisCluster> {
  const nodes = await Promise.all(
    Array.from({ length: masters }, async () => {
      const bus = await freePort();
      // By default the port of the bus is 10,000 above the port of the server, and that may exceed the highest port number.
      const config = { "cluster-enabled": "yes", "cluster-port": String(bus), "cluster-node-timeout": "2000" };
      return { bus, server: await startRedis({ appendfsync: "no", config }) };
    }),
  );
  const clients = nodes.map(({ server }) => createClient({ url: server.url }).on("error", () => undefined));
  await Promise.all(clients.map((it) => it.connect()));
  const share = Math.ceil(slots / masters);
  await Promise.all(
    clients.map(async (it, i) => {
      await it.clusterAddSlotsRange({ start: i * share, end: Math.min((i + 1) * share, slots) - 1 });
      await it.clusterSetConfigEpoch(i + 1);
    }),
  );
  const meet = nodes.map(({ server, bus }) => ["CLUSTER", "MEET", "127.0.0.1", String(server.port), String(bus)]);
  for (const it of meet) await clients[0]?.sendCommand(it);
  for (const client of clients) await whole(client, masters);
  for (const client of clients) client.destroy();
  return {
    nodes: nodes.map(({ server }) => server),
    url: nodes.map(({ server }) => server.url).join(","),
    async destroy() {
      await Promise.all(nodes.map(({ server }) => server.destroy()));
    },
  };
}

/** The nodes inform each other in their own time and do not announce the end of it, so this asks until the Cluster is complete. */
async function whole(client: { clusterInfo(): Promise<unknown> }, masters: number): Promise<void> {
  const wanted = ["cluster_state:ok", `cluster_known_nodes:${masters}`, `cluster_size:${masters}`];
  for (;;) {
    const info = String(await client.clusterInfo());
    if (wanted.every((it) => info.includes(it))) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
