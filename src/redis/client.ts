import { rootCertificates } from "node:tls";
import { createClient, createCluster } from "redis";
import { within } from "../foundation/within";
import type { RedisAddress } from "./address";

export type Command = readonly string[];

export interface RedisNode {
  /** The node's address, which stays the same for as long as it is part of the Cluster; empty for a single server. */
  readonly name: string;
  send(command: Command): Promise<unknown>;
}

/**
 * One connection to Redis: to a single server, or to a Cluster whose nodes are discovered. It reconnects by itself until it is
 * destroyed.
 */
export interface RedisClient {
  /** Runs a command on the node that holds the key. */
  send(key: string, command: Command): Promise<unknown>;
  /** The servers that hold keys, each for commands about the server itself, like SCAN and INFO. */
  nodes(): readonly RedisNode[];
  /** Closes the connection after all pending commands were answered. */
  close(): Promise<void>;
  destroy(): void;
}

const connectMs = 3_000;
/**
 * The delay before reconnecting: short, because students are waiting, and at most one second, because Redis may be back any
 * moment. The first connection is attempted only once.
 */
const reconnecting = (life: { isConnected: boolean }) => (retries: number) =>
  life.isConnected && Math.min(25 * 2 ** Math.min(retries, 10), 1_000);

const options = {
  // Commands fail while the connection is broken, instead of waiting for an unknown time; the sender decides whether to retry.
  disableOfflineQueue: true,
  // The sender has its own deadline; the client's timeout would create an AbortSignal for every command.
  commandOptions: { timeout: 0 },
  name: "legitka",
} as const;

/** Connects to the first server of `address`. Rejects when the connection fails. */
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

/** Connects to the Cluster that the nodes at `urls` belong to. All nodes have the same user and password. */
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

/** A Cluster lists its nodes by address only; the credentials for them are taken from the first configured URL. */
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
