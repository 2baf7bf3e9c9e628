import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

/** The address of a process behind the door; undefined while there is none. */
export type Backend = () => string | undefined;

/** A load balancer in front of the product's processes, which Slack and the students' browsers talk to. */
export interface FrontDoor {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Calls back for every answer of a process, as soon as it comes and before it is passed on, until the returned function is called. */
  onAnswer(heard: (place: number, path: string, status: number) => void): () => void;
  close(): Promise<void>;
}

const askEveryMs = 400;
const answersWithinMs = 1_000;
const givenUpMs = 60_000;

/**
 * Distributes requests in turn among the processes that report at `/readyz` that they can take work. A request that could not be handed over
 * (connection refused) goes to the next process. A request that was handed over is never given to another process: when its process dies, the caller
 * gets a 502. When no process is available, the caller gets a 503. `onLate` is called for a process that took more than a second to answer at
 * `/readyz`.
 */
export async function openFrontDoor(
  backends: readonly Backend[],
  onLate: (place: number, from: number, to: number) => void = () => undefined,
): Promise<FrontDoor> {
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  const ready = new Set<Backend>();
  const listeners = new Set<(place: number, path: string, status: number) => void>();
  let turn = 0;

  const pass = (from: IncomingMessage, to: ServerResponse, body: Buffer, left: readonly Backend[]): void => {
    const [backend, ...others] = left;
    const address = backend?.();
    if (backend === undefined) {
      to.writeHead(503).end("nobody is there");
      return;
    }
    if (address === undefined) return pass(from, to, body, others);
    let isConnected = false;
    const going = request(`${address}${from.url ?? "/"}`, { method: from.method, headers: from.headers, agent });
    going.on("socket", (socket) => {
      if (!socket.connecting) isConnected = true;
      else socket.once("connect", () => (isConnected = true));
    });
    going.on("response", (answer) => {
      const status = answer.statusCode ?? 502;
      for (const heard of listeners) heard(backends.indexOf(backend), from.url ?? "/", status);
      to.writeHead(status, answer.headers);
      answer.pipe(to);
      answer.on("error", () => to.destroy());
    });
    going.on("error", () => {
      if (!isConnected) {
        ready.delete(backend);
        pass(from, to, body, others);
      } else if (to.headersSent) to.destroy();
      else to.writeHead(502).end("it went away");
    });
    // The caller has given up.
    to.on("close", () => {
      if (!to.writableFinished) going.destroy();
    });
    going.end(body);
  };

  const server = createServer((from, to) => {
    const chunks: Buffer[] = [];
    from.on("data", (chunk: Buffer) => chunks.push(chunk));
    from.on("end", () => {
      const all = backends.filter((it) => ready.has(it));
      const first = all.length === 0 ? 0 : (turn += 1) % all.length;
      pass(from, to, Buffer.concat(chunks), [...all.slice(first), ...all.slice(0, first)]);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  /** The processes that have not yet answered the question whether they are ready. */
  const asked = new Set<Backend>();
  const ask = (backend: Backend, place: number): void => {
    const address = backend();
    if (address === undefined) ready.delete(backend);
    if (address === undefined || asked.has(backend)) return;
    asked.add(backend);
    const from = Date.now();
    const soon = setTimeout(() => ready.delete(backend), answersWithinMs);
    const end = (isReady: boolean): void => {
      clearTimeout(soon);
      asked.delete(backend);
      if (isReady) ready.add(backend);
      else ready.delete(backend);
    };
    const going = request(`${address}/readyz`, { timeout: givenUpMs }, (answer) => {
      answer.resume();
      if (Date.now() - from > answersWithinMs) onLate(place, from, Date.now());
      end(answer.statusCode === 200);
    });
    going.on("timeout", () => going.destroy(new Error("no answer")));
    going.on("error", () => end(false));
    going.end();
  };
  const asking = setInterval(() => backends.forEach(ask), askEveryMs);
  backends.forEach(ask);

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    onAnswer(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    async close() {
      clearInterval(asking);
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await once(server, "close");
    },
  };
}
