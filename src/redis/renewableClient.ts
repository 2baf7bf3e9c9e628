import type { RedisClient } from "./client";

/** Holds the current client, and replaces it with a new one when it no longer works. */
export interface RenewableClient {
  readonly client: RedisClient;
  /** Reports that this client received an answer. */
  answered(client: RedisClient): void;
  /**
   * Reports a failure of this client: `late`, no answer in time; `offline`, it has no connection; `replica`, it is connected to
   * a server that accepts no writes. `since` is when the command was sent, in milliseconds of `performance.now()`.
   */
  failed(client: RedisClient, how: "late" | "offline" | "replica", since: number): void;
  close(): Promise<void>;
}

/** A client reconnects by itself, but one that stays offline longer than this may be waiting for an answer that will never come. */
const offlineMs = 3_000;
/** A new connection does not help a slow server, and many of them would make it worse. */
const renewEveryMs = 3_000;
/** On a Cluster, renewing replaces the connections to all nodes because of one. */
const renewClusterEveryMs = 10_000;
/** How long commands that a replaced client has already sent may still be answered. */
const lingerMs = 5_000;

/**
 * Creates a renewable client. HAZARD: if a client is replaced too early, a slow server receives every command again and again
 * over ever more connections; so clients are replaced late.
 */
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

  /** Lets a client finish its pending commands before it is closed. */
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
      // The next failure triggers another attempt.
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
        // On a single server, another command answered meanwhile means that the server is slow, not that the connection is broken.
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
