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
  /** For people and logs, without secrets. */
  readonly where: string;
  readonly isCluster: boolean;
  readonly run: RunScript;
  /** Runs a command where the key lives. Fails and is tried again like a script. */
  command(key: string, command: Command): Promise<unknown>;
  /** The servers that hold keys, each for commands about itself, like SCAN and INFO. */
  nodes(): readonly RedisNode[];
  /** Ends it after what is under way was answered. */
  close(): Promise<void>;
}

export interface RedisOptions {
  readonly address: RedisAddress;
  /** How long a command may take, reconnecting and trying again included. Chat systems want an answer within three seconds. */
  readonly patienceMs?: number;
  /** How long Redis is waited for at the start. */
  readonly startMs?: number;
  /** Told once when Redis goes away, and once when it is back. */
  readonly onState?: (isUp: boolean, cause?: unknown) => void;
}

/** While Redis is known to be away nobody is kept waiting: a command has this long. */
const briefMs = 250;
const toldAfterMs = 500;

/**
 * A connection that outlives the server: it reconnects, and what fails meanwhile is tried again for a moment. So a command
 * may run twice, which whatever is sent must bear. A way that answers nothing at all, as to a machine that was cut off, is
 * given up and made anew.
 *
 * @throws `store.away` when there is no Redis at the start, `store.refused` when it does not let us in
 */
export async function openRedis(options: RedisOptions): Promise<RedisConnection> {
  const { address, patienceMs = 2_000, onState } = options;
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
      const until = start + (state.failingFor() > patienceMs ? briefMs : patienceMs);
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

/** Tells of Redis' going only when it lasts, and of its being back. */
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
  // Errors come to whoever sends a command; the client only must have a listener.
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

/** Asks the first of the servers that is there. */
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
