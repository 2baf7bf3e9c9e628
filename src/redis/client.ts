import { rootCertificates } from "node:tls";
import { createClient, createCluster } from "redis";
import { within } from "../foundation/within";
import type { RedisAddress } from "./address";

export type Command = readonly string[];

export interface RedisNode {
  /** Its address; a node keeps it for as long as it is one. */
  readonly name: string;
  send(command: Command): Promise<unknown>;
}

/** One way to Redis: a server, or a Cluster whose nodes are found out. It reconnects by itself until it is destroyed. */
export interface RedisClient {
  /** Runs a command where the key lives. */
  send(key: string, command: Command): Promise<unknown>;
  /** The servers that hold keys, each for commands about itself, like SCAN and INFO. */
  nodes(): readonly RedisNode[];
  /** Ends it after what is under way was answered. */
  close(): Promise<void>;
  destroy(): void;
}

const connectMs = 3_000;
/** Soon, for students wait; never longer than this, for Redis may be back any moment. The first connection is tried once. */
const reconnecting = (life: { isConnected: boolean }) => (retries: number) =>
  life.isConnected && Math.min(25 * 2 ** Math.min(retries, 10), 1_000);

const options = {
  // Commands fail while the way is broken, instead of waiting who knows how long; whoever sends them decides.
  disableOfflineQueue: true,
  // The sender has a deadline of its own; the client's would make an AbortSignal for every command.
  commandOptions: { timeout: 0 },
  name: "legitka",
} as const;

/** Connects to the first server of `address`. Rejects when that fails. */
export async function connectServer(address: RedisAddress, onError: (error: Error) => void): Promise<RedisClient> {
  const [url = ""] = address.urls;
  const life = { isConnected: false };
  const client = createClient({ ...options, url, socket: socketOf(address, life) });
  client.on("error", onError);
  await firstConnection(client, life);
  const send = (command: Command): Promise<unknown> => client.sendCommand([...command]);
  return {
    send: (_, command) => send(command),
    nodes: () => [{ name: "", send }],
    close: () => client.close(),
    destroy: () => (client.isOpen ? client.destroy() : undefined),
  };
}

/** Connects to the Cluster some of whose nodes are at `urls`, which all have the same user and password. */
export async function connectCluster(address: RedisAddress, onError: (error: Error) => void): Promise<RedisClient> {
  const life = { isConnected: false };
  const cluster = createCluster({
    rootNodes: address.urls.map((url) => ({ url })),
    defaults: { ...options, ...credentialsOf(address), socket: socketOf(address, life) },
    topologyRefreshOnReconnectionAttemptStrategy: 1_000,
  });
  cluster.on("error", onError);
  await firstConnection(cluster, life);
  return {
    send: (key, command) => cluster.sendCommand(key, false, [...command]),
    nodes: () =>
      cluster.masters.map((node) => ({
        name: node.address,
        async send(command) {
          const client = await cluster.nodeClient(node);
          return client.sendCommand([...command]);
        },
      })),
    close: () => cluster.close(),
    destroy: () => (cluster.isOpen ? cluster.destroy() : undefined),
  };
}

/** The nodes a Cluster names have an address only; how to speak to them is taken from the first address that was given. */
function credentialsOf({ urls: [url = ""] }: RedisAddress) {
  const { username, password } = new URL(url);
  return {
    ...(username ? { username: decodeURIComponent(username) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
  };
}

function socketOf({ urls: [url = ""], ca }: RedisAddress, life: { isConnected: boolean }) {
  const common = { connectTimeout: connectMs, reconnectStrategy: reconnecting(life) };
  if (!url.startsWith("rediss:")) return common;
  return { ...common, tls: true as const, ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }) };
}

async function firstConnection(
  client: { connect(): Promise<unknown>; destroy(): void; isOpen: boolean },
  life: { isConnected: boolean },
): Promise<void> {
  try {
    await within(connectMs, () => client.connect());
    life.isConnected = true;
  } catch (error) {
    if (client.isOpen) client.destroy();
    throw error;
  }
}
