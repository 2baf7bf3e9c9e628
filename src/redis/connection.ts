import type { RedisAddress } from "./address";
import { withoutSecrets } from "./address";
import { connectCluster, connectServer, type Command, type RedisClient, type RedisNode } from "./client";
import { meaningOf } from "./errors";
import { createDeadlines } from "./deadlines";
import { away, full, refused, scriptFailed } from "./faults";
import type { RunScript } from "./script";
import { createRenewableClient } from "./renewableClient";

export type { RedisNode } from "./client";

export interface RedisConnection {
  /** The address for people and logs, without secrets. */
  readonly where: string;
  readonly isCluster: boolean;
  readonly run: RunScript;
  /** Runs a command on the node that holds the key. Failures and retries are handled as for a script. */
  command(key: string, command: Command): Promise<unknown>;
  /** The servers that hold keys, each for commands about the server itself, like SCAN and INFO. */
  nodes(): readonly RedisNode[];
  /** Closes the connection after all pending commands were answered. */
  close(): Promise<void>;
}

export interface RedisOptions {
  readonly address: RedisAddress;
  /**
   * How long a command may take, including reconnecting and retries; 2 s by default. Chat systems expect a response within
   * three seconds.
   */
  readonly waitMs?: number;
  /** How long to wait for Redis at the start; 10 s by default. */
  readonly startMs?: number;
  /** Called once when Redis becomes unavailable, and once when it is back. */
  readonly onState?: (isUp: boolean, cause?: unknown) => void;
}

/** How long a command may take while Redis is known to be unavailable, so that nobody is kept waiting. */
const briefMs = 250;
const toldAfterMs = 500;

/**
 * Opens a connection that outlives the server: it reconnects, and retries what fails meanwhile for a short time. A command may
 * therefore run twice, so everything that is sent must be idempotent. A connection on which no answer arrives at all, as to a
 * machine that was cut off, is replaced by a new one.
 *
 * @throws `store.away` when there is no Redis at the start, `store.refused` when it rejects our credentials
 */
export async function openRedis(options: RedisOptions): Promise<RedisConnection> {
  const { address, waitMs = 2_000, onState } = options;
  const where = withoutSecrets(address);
  const deadlines = createDeadlines();
  const first = await untilConnected(address, where, options.startMs ?? 10_000);
  const { isCluster } = first;
  const renewable = createRenewableClient(first.client, () => connect(address, isCluster), isCluster);
  const state = watched(onState);
  let closing: Promise<void> | undefined;
  let underWay = 0;
  let wakeCloser: () => void = () => undefined;

  async function attempt<T>(act: (client: RedisClient) => Promise<T>): Promise<T> {
    underWay += 1;
    try {
      const start = performance.now();
      const until = start + (state.failingFor() > waitMs ? briefMs : waitMs);
      for (let pause = 10; ; pause = Math.min(pause * 2, 200)) {
        const { client } = renewable;
        try {
          const answer = await deadlines.within(act(client), until);
          renewable.answered(client);
          state.succeeded();
          return answer;
        } catch (error) {
          const meaning = meaningOf(error);
          if (meaning === "full") throw full(error);
          if (meaning === "refused") throw refused(where, error);
          if (meaning === "failed" || meaning === "unknownScript") throw scriptFailed(error);
          state.failed(error);
          if (meaning === "late" || meaning === "offline" || meaning === "replica")
            renewable.failed(client, meaning, start);
          if (performance.now() + pause >= until) throw away(where, error);
          await new Promise((resolve) => setTimeout(resolve, pause));
        }
      }
    } finally {
      underWay -= 1;
      if (underWay === 0) wakeCloser();
    }
  }

  return {
    where,
    isCluster,
    run: ({ sha, lua }, keys, args) =>
      attempt(async (it) => {
        const [key = ""] = keys;
        const rest = [String(keys.length), ...keys, ...args];
        try {
          return await it.send(key, ["EVALSHA", sha, ...rest]);
        } catch (error) {
          if (meaningOf(error) !== "unknownScript") throw error;
          return it.send(key, ["EVAL", lua, ...rest]);
        }
      }),
    command: (key, command) => attempt((it) => it.send(key, command)),
    nodes: () =>
      renewable.client.nodes().map(({ name }) => ({
        name,
        send: (command) => attempt((it) => nodeOf(it, name).send(command)),
      })),
    close() {
      closing ??= (async () => {
        if (underWay > 0) await new Promise<void>((resolve) => (wakeCloser = resolve));
        await deadlines.within(renewable.close(), performance.now() + briefMs).catch(() => renewable.client.destroy());
      })();
      return closing;
    },
  };
}

/** Reports that Redis is unavailable only when the failure lasts, and reports when it is back. */
function watched(onState: RedisOptions["onState"]) {
  let since: number | undefined;
  let isTold = false;
  return {
    failingFor: () => (since === undefined ? 0 : performance.now() - since),
    succeeded(): void {
      since = undefined;
      if (isTold) onState?.(true);
      isTold = false;
    },
    failed(cause: unknown): void {
      since ??= performance.now();
      if (isTold || performance.now() - since < toldAfterMs) return;
      isTold = true;
      onState?.(false, cause);
    },
  };
}

function nodeOf(client: RedisClient, name: string): RedisNode {
  const node = client.nodes().find((it) => it.name === name);
  if (!node) throw Object.assign(new Error("a node of the Cluster has left"), { code: "LEFT" });
  return node;
}

const connect = (address: RedisAddress, isCluster: boolean): Promise<RedisClient> =>
  // Errors are returned to the sender of each command; the client only needs some listener for its "error" event.
  (isCluster ? connectCluster : connectServer)(address, () => undefined);

async function untilConnected(address: RedisAddress, where: string, startMs: number) {
  const until = performance.now() + startMs;
  for (;;) {
    try {
      const isCluster = await isNodeOfCluster(address);
      return { isCluster, client: await connect(address, isCluster) };
    } catch (error) {
      if (meaningOf(error) === "refused") throw refused(where, error);
      if (performance.now() > until) throw away(where, error);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Asks the first server that can be reached whether it belongs to a Cluster. */
async function isNodeOfCluster({ urls, ...more }: RedisAddress): Promise<boolean> {
  let reason: unknown;
  for (const url of urls) {
    try {
      const client = await connectServer({ ...more, urls: [url] }, () => undefined);
      const info = String(await client.send("", ["INFO", "cluster"]));
      client.destroy();
      return info.includes("cluster_enabled:1");
    } catch (error) {
      reason = error;
    }
  }
  throw reason;
}
