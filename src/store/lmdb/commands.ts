import { once } from "node:events";
import { rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { text } from "node:stream/consumers";
import { setImmediate as othersTurn } from "node:timers/promises";
import { Fault } from "../../foundation/fault";
import type { Dumped } from "../dump";
import type { Commit, Key, Store } from "../port";
import type { Verified } from "./file/verify";
import { hasRoomForSocket, socketIn } from "./socket";

/** The operations with which commands read from a store. */
export interface ReadStore extends Pick<Store, "now" | "get" | "scan" | "close"> {
  /** Everything the store holds, at one instant. */
  dump(): AsyncIterable<Dumped>;
}

/** The operations that commands may perform on a store that belongs to a running process. */
export type CommandStore = ReadStore & Pick<Store, "commit" | "claim">;

/** The operations that a process performs for commands on the store it owns. */
export interface OwnedStore extends CommandStore {
  /** @throws `store.damaged` */
  verify(): Promise<Verified>;
}

/** One request to the owner. Both sides normally have the same version, because the commands ship with the product. */
export type Request =
  | { readonly do: "get"; readonly key: Key }
  | { readonly do: "scan"; readonly kind: string; readonly partition?: string | undefined }
  | { readonly do: "commit"; readonly commit: Commit }
  | { readonly do: "claim"; readonly queue: string; readonly limit: number; readonly leaseMs: number }
  | { readonly do: "dump" }
  | { readonly do: "verify" };

/** One line of the response, as JSON: a result, a fault, or the mark that nothing follows. */
export interface AnswerLine {
  readonly result?: unknown;
  readonly fault?: { readonly code: string; readonly message: string; readonly next: string };
  readonly end?: true;
}

/** After this many lines the generator yields to the event loop, so that a long answer does not delay other work. */
const linesAtOnce = 64;

/**
 * Lets commands in other processes (backup, rotation of keys) work on a store through the process that owns it. They must not
 * open the files themselves: opening an LMDB environment writes the id of the last transaction seen into the area shared by all
 * processes (`mdb_env_open2` in lmdb 3.5), and a commit made at that very moment is lost although it was acknowledged.
 *
 * `failed` is called with unexpected errors; the command sees them as `store.failed`.
 *
 * @returns a function that stops the server and resolves when all running requests have ended
 * @throws when there can be no socket in the directory
 */
export async function serveCommands(
  dir: string,
  store: OwnedStore,
  failed: (cause: unknown) => void,
): Promise<() => Promise<void>> {
  const answers = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const answering = answer(store, request, response, failed).finally(() => answers.delete(answering));
    answers.add(answering);
  });
  if (!hasRoomForSocket(dir)) throw new Error(`the path of ${socketIn(dir)} is too long for a socket`);
  // A process that was killed leaves its socket file behind.
  rmSync(socketIn(dir), { force: true });
  server.listen(socketIn(dir));
  await once(server, "listening");
  // The server must not keep a program alive that is otherwise finished.
  server.unref();
  return async () => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
    // Requests that read the environment must end before the environment is closed.
    await Promise.all(answers);
  };
}

async function answer(
  store: OwnedStore,
  request: IncomingMessage,
  response: ServerResponse,
  failed: (cause: unknown) => void,
): Promise<void> {
  try {
    const asked = JSON.parse(await text(request)) as Request;
    await pipeline(Readable.from(linesOf(resultsOf(store, asked), failed)), response);
  } catch {
    // The command is gone, or its request was incomplete.
    response.destroy();
  }
}

/**
 * HAZARD: the lines must be bytes and not strings. Node 24 counts a response's strings by characters instead of bytes. After a
 * string with non-ASCII letters, a response that was written faster than it was read therefore never emits `drain`.
 */
async function* linesOf(results: AsyncIterable<unknown>, failed: (cause: unknown) => void): AsyncGenerator<Buffer> {
  const line = (it: AnswerLine): Buffer => Buffer.from(`${JSON.stringify(it)}\n`);
  let count = 0;
  try {
    for await (const result of results) {
      yield line({ result });
      if (++count % linesAtOnce === 0) await othersTurn();
    }
    yield line({ end: true });
  } catch (cause) {
    // The product's operator must learn of a damaged store, not only the person who ran the command.
    const isFault = cause instanceof Fault && cause.code !== "store.damaged";
    if (!isFault && !isGone(cause)) failed(cause);
    const { code, message, next } = cause instanceof Fault ? cause : failure(cause);
    yield line({ fault: { code, message, next } });
  }
}

async function* resultsOf(store: OwnedStore, asked: Request): AsyncGenerator {
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
      return;
    case "verify":
      yield await store.verify();
      return;
    default:
      throw new Fault({
        code: "store.request",
        message: "The running product does not know what the command asks of its store.",
        next: "Run the command of the version that runs.",
      });
  }
}

/** The command disconnected or the owner is stopping; nothing is wrong with the store. */
const isGone = (cause: unknown): boolean =>
  cause instanceof Error && "code" in cause && ["ERR_STREAM_PREMATURE_CLOSE", "ABORT_ERR"].includes(String(cause.code));

const failure = (cause: unknown) =>
  new Fault({
    code: "store.failed",
    message: `The store could not be read: ${cause instanceof Error ? cause.message : "unknown cause"}.`,
    next: "Look into the product's log, and check the disk; restore a backup where a record is damaged.",
    cause,
  });
