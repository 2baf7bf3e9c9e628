import { connect, createServer, type Server, type Socket } from "node:net";
import { once } from "node:events";

/** A connection between a client and Redis that a test can cut. The proxy does not read what passes. */
export interface RedisProxy {
  /** The address to give to the client instead of the address of Redis. */
  readonly url: string;
  /** The number of connections that are open now. */
  connections(): number;
  /** The number of connections that were ever opened. */
  opened(): number;
  /** Destroys all connections now; new ones are accepted. */
  cut(): void;
  /** Lets this many more bytes of replies through, over all connections, and then cuts all of them. */
  cutAfter(bytesOfReplies: number): void;
  /**
   * Forwards requests, but nothing of the next reply: when it comes, all connections are cut. Redis has then done something that the client never
   * learns of: «cut mid-commit». Resolves when that has happened.
   */
  swallowReplies(): Promise<void>;
  /** Cuts all connections and is unreachable (connection refused) until `accept`. */
  refuse(): Promise<void>;
  accept(): Promise<void>;
  /** Forwards nothing in either direction from now on and still accepts new connections, until `cut` ends that. */
  hang(): void;
  /** Serves new connections again; those that hang go on hanging, as after a host was cut off without notice. */
  heal(): void;
  close(): Promise<void>;
}

/** @param url of the Redis behind; user, password and scheme are kept (TLS passes through untouched) */
export async function startRedisProxy(url: string): Promise<RedisProxy> {
  const behind = new URL(url);
  const pairs = new Set<readonly [Socket, Socket]>();
  let left = Infinity;
  let onCut: (() => void) | undefined;
  let hangs = false;
  let opened = 0;

  function cut(): void {
    left = Infinity;
    hangs = false;
    for (const pair of pairs) for (const socket of pair) socket.destroy();
    pairs.clear();
    onCut?.();
    onCut = undefined;
  }

  function join(client: Socket): void {
    opened += 1;
    const server = connect({ port: Number(behind.port || 6379), host: behind.hostname, noDelay: true });
    const pair = [client.setNoDelay(), server] as const;
    pairs.add(pair);
    const part = (): void => {
      pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const socket of pair) socket.on("error", part).on("close", part);
    client.on("data", (chunk) => server.write(chunk));
    server.on("data", (chunk) => {
      if (chunk.length < left) {
        left -= chunk.length;
        client.write(chunk);
        return;
      }
      const last = chunk.subarray(0, left);
      // The connections are cut only after these bytes were handed to the system, or the bytes might never leave.
      if (last.length === 0) cut();
      else client.write(last, cut);
    });
    if (hangs) for (const socket of pair) socket.pause();
  }

  const listen = async (port: number): Promise<Server> => {
    const server = createServer(join).listen(port, "127.0.0.1");
    await once(server, "listening");
    return server;
  };
  let server: Server | undefined = await listen(0);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const front = new URL(url);
  front.hostname = "127.0.0.1";
  front.port = String(address.port);

  async function refuse(): Promise<void> {
    const was = server;
    server = undefined;
    if (!was) return;
    const closed = once(was, "close");
    was.close();
    cut();
    await closed;
  }

  return {
    url: front.href,
    connections: () => pairs.size,
    opened: () => opened,
    cut,
    cutAfter: (bytes) => void (left = bytes),
    swallowReplies: () =>
      new Promise((resolve) => {
        left = 0;
        onCut = resolve;
      }),
    refuse,
    async accept() {
      server ??= await listen(address.port);
    },
    hang() {
      hangs = true;
      for (const pair of pairs) for (const socket of pair) socket.pause();
    },
    heal: () => void (hangs = false),
    close: refuse,
  };
}
