import { once } from "node:events";
import { rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { text } from "node:stream/consumers";
import { Fault } from "../../foundation/fault";
import type { Dumped } from "../dump";
import type { Commit, Key, Store } from "../port";

/** What commands may do with a store that belongs to a running process. */
export interface CommandStore extends Pick<Store, "now" | "get" | "scan" | "commit" | "claim" | "close"> {
  /** Everything it holds, at one instant. */
  dump(): AsyncIterable<Dumped>;
}

/** One request to the owner. Both ends are of one version as a rule: commands come with the product. */
export type Request =
  | { readonly do: "get"; readonly key: Key }
  | { readonly do: "scan"; readonly kind: string; readonly partition?: string | undefined }
  | { readonly do: "commit"; readonly commit: Commit }
  | { readonly do: "claim"; readonly queue: string; readonly limit: number; readonly leaseMs: number }
  | { readonly do: "dump" };

/** A line of the answer, JSON: a result, a fault, or that nothing follows. */
export interface AnswerLine {
  readonly result?: unknown;
  readonly fault?: { readonly code: string; readonly message: string; readonly next: string };
  readonly end?: true;
}

/** Of a socket's path, in bytes: what macOS takes; Linux takes a few more. A longer one is cut off without a word. */
const longestPath = 103;

/** A Unix socket in the store's directory, which no other user may enter. */
export const socketIn = (dir: string): string => join(dir, "commands.sock");

/**
 * Lets commands of other processes (backup, rotation of keys) work on a store through the process that owns it. They must
 * not open the file themselves: whoever opens an LMDB environment writes the number of the last transaction it has seen
 * into the part all processes share (`mdb_env_open2` in lmdb 3.5), and a commit made in that moment is lost though it was
 * acknowledged.
 *
 * @returns what ends it, and all that is under way
 * @throws when there can be no socket in the directory
 */
export async function serveCommands(dir: string, store: CommandStore): Promise<() => Promise<void>> {
  const server = createServer((request, response) => void answer(store, request, response));
  if (Buffer.byteLength(socketIn(dir)) > longestPath) throw new Error("its path is too long for a socket");
  // A process that was killed leaves its own behind.
  rmSync(socketIn(dir), { force: true });
  server.listen(socketIn(dir));
  await once(server, "listening");
  // Nobody's command keeps a program from ending.
  server.unref();
  return async () => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
}

async function answer(store: CommandStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const asked = JSON.parse(await text(request)) as Request;
    await pipeline(Readable.from(linesOf(resultsOf(store, asked))), response);
  } catch {
    // The command is gone, or it asked what it cannot read the answer of: it sees that no end came.
    response.destroy();
  }
}

async function* linesOf(results: AsyncIterable<unknown>): AsyncGenerator<string> {
  const line = (it: AnswerLine): string => `${JSON.stringify(it)}\n`;
  try {
    for await (const result of results) yield line({ result });
    yield line({ end: true });
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    const { code, message, next } = cause;
    yield line({ fault: { code, message, next } });
  }
}

async function* resultsOf(store: CommandStore, asked: Request): AsyncGenerator {
  switch (asked.do) {
    case "get":
      yield await store.get(asked.key);
      return;
    case "scan":
      yield* store.scan(asked.kind, asked.partition);
      return;
    case "commit":
      yield await store.commit(asked.commit);
      return;
    case "claim":
      yield await store.claim(asked.queue, asked.limit, asked.leaseMs);
      return;
    case "dump":
      yield* store.dump();
  }
}
