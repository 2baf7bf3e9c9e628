import type { RedisClient } from "./client";

/** The client in use, exchanged for a fresh one when it is of no use any more. */
export interface RenewableClient {
  readonly client: RedisClient;
  /** That this client was answered. */
  answered(client: RedisClient): void;
  /**
   * That it was not: `late`, no answer in the time for it; `offline`, it has no connection; `replica`, it speaks to a server
   * that takes no writes.
   */
  failed(client: RedisClient, how: "late" | "offline" | "replica", since: number): void;
  close(): Promise<void>;
}

/** A client reconnects by itself; one that is offline for longer may wait for an answer that will never come. */
const offlineMs = 3_000;
/** A fresh connection is no cure for a slow server; it must not get worse by many of them. */
const renewEveryMs = 3_000;
/** On a Cluster the connections to all nodes are made anew for the sake of one. */
const renewClusterEveryMs = 10_000;
/** What an exchanged client has under way may still be answered. */
const lingerMs = 5_000;

/** HAZARD: judged too soon, a slow server gets everything again and again over ever new connections; so it is judged late. */
export function createRenewableClient(
  first: RedisClient,
  connect: () => Promise<RedisClient>,
  isCluster: boolean,
): RenewableClient {
  let client = first;
  let answeredAt = performance.now();
  let offlineSince: number | undefined;
  let renewedAt = -Infinity;
  let isClosing = false;

  /** Lets it finish what it has, and ends it then. */
  async function retire(old: RedisClient): Promise<void> {
    const timer = setTimeout(() => old.destroy(), lingerMs).unref();
    await old.close().catch(() => old.destroy());
    clearTimeout(timer);
  }

  function renew(): void {
    const now = performance.now();
    if (now - renewedAt < (isCluster ? renewClusterEveryMs : renewEveryMs)) return;
    renewedAt = now;
    connect().then(
      (fresh) => {
        if (isClosing) {
          fresh.destroy();
          return;
        }
        const old = client;
        client = fresh;
        offlineSince = undefined;
        void retire(old);
      },
      // It is tried again with the next failure.
      () => undefined,
    );
  }

  return {
    get client() {
      return client;
    },
    answered(by) {
      if (by !== client) return;
      answeredAt = performance.now();
      offlineSince = undefined;
    },
    failed(by, how, since) {
      if (by !== client) return;
      if (how === "replica") renew();
      else if (how === "late") {
        // Others were answered meanwhile: then it is this server that is slow, not the way to it.
        if (isCluster || answeredAt < since) renew();
      } else {
        offlineSince ??= performance.now();
        if (performance.now() - offlineSince > offlineMs) renew();
      }
    },
    async close() {
      isClosing = true;
      await retire(client);
    },
  };
}
