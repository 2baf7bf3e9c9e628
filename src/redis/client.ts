import { createClient, createCluster } from "redis";
import type { RedisAddress } from "./address";

export type Command = readonly string[];

/** One way to Redis: a server, or a Cluster whose nodes are found out. It reconnects by itself until it is destroyed. */
export interface RedisClient {
  /** Runs a command where the key lives. */
  send(key: string, command: Command): Promise<unknown>;
  /** The servers that hold keys, each for commands about itself, like SCAN and INFO. */
  nodes(): readonly ((command: Command) => Promise<unknown>)[];
  isReady(): boolean;
  /** Ends it after what is under way was answered. */
  close(): Promise<void>;
  destroy(): void;
}

const connectMs = 3_000;
/** Soon, for students wait; never longer than this, for Redis may be back any moment. */
const reconnectMs = (retries: number): number => Math.min(25 * 2 ** Math.min(retries, 10), 1_000);

const options = {
  // Commands fail while the way is broken, instead of waiting who knows how long; whoever sends them decides.
  disableOfflineQueue: true,
  // The sender has a deadline of its own; the client's would make an AbortSignal for every command.
  commandOptions: { timeout: 0 },
  name: "legitka",
} as const;

/** Connects to the one server at `url`. Rejects when that fails. */
export async function connectServer(url: string, onError: (error: Error) => void): Promise<RedisClient> {
  const client = createClient({
    ...options,
    url,
    socket: { connectTimeout: connectMs, reconnectStrategy: reconnectMs },
  });
  client.on("error", onError);
  await firstConnection(client);
  const send = (command: Command): Promise<unknown> => client.sendCommand([...command]);
  return {
    send: (_, command) => send(command),
    nodes: () => [send],
    isReady: () => client.isReady,
    close: () => client.close(),
    destroy: () => (client.isOpen ? client.destroy() : undefined),
  };
}

/** Connects to the Cluster some of whose nodes are at `urls`, which all have the same user and password. */
export async function connectCluster(
  { urls }: RedisAddress,
  onError: (error: Error) => void,
  nodeAddressMap?: Parameters<typeof createCluster>[0]["nodeAddressMap"],
): Promise<RedisClient> {
  const cluster = createCluster({
    rootNodes: urls.map((url) => ({ url })),
    defaults: { ...options, ...credentialsOf(urls[0] ?? "") },
    topologyRefreshOnReconnectionAttemptStrategy: 1_000,
    ...(nodeAddressMap ? { nodeAddressMap } : {}),
  });
  cluster.on("error", onError);
  await firstConnection(cluster);
  return {
    send: (key, command) => cluster.sendCommand(key, false, [...command]),
    nodes: () =>
      cluster.masters.map((node) => async (command: Command) => {
        const client = await cluster.nodeClient(node);
        return client.sendCommand([...command]);
      }),
    isReady: () => cluster.isOpen,
    close: () => cluster.close(),
    destroy: () => (cluster.isOpen ? cluster.destroy() : undefined),
  };
}

/** The nodes a Cluster names have an address only; how to speak to them is taken from the first address that was given. */
function credentialsOf(url: string) {
  const { username, password, protocol } = new URL(url);
  const common = { connectTimeout: connectMs, reconnectStrategy: reconnectMs };
  return {
    ...(username ? { username: decodeURIComponent(username) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
    socket: protocol === "rediss:" ? { ...common, tls: true as const } : common,
  };
}

async function firstConnection(client: { connect(): Promise<unknown>; destroy(): void; isOpen: boolean }) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no connection within the time for it")), connectMs);
  });
  try {
    await Promise.race([client.connect(), late]);
  } catch (error) {
    if (client.isOpen) client.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
