import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { Fault } from "../../foundation/fault";
import { linesIn } from "../../foundation/lines";
import type { Dumped } from "../dump";
import type { Job, Stored } from "../port";
import type { AnswerLine, OwnedStore, Request } from "./commands";
import type { Verified } from "./file/verify";
import { socketIn } from "./socket";

/** How long to wait for the owner's first byte. The owner answers between two messages of students, so it may be busy for a while. */
const timeoutMs = 60_000;

/**
 * A store that is reached through the process that owns it. Every call is a separate HTTP request over the owner's socket.
 *
 * @throws `store.unanswered`
 */
export function askOwner(dir: string): OwnedStore {
  const ask = (what: Request) => resultsOf(dir, what);
  const askOne = async (what: Request): Promise<unknown> => {
    for await (const result of ask(what)) return result;
    return undefined;
  };

  return {
    now: Date.now,
    get: async (key) => (await askOne({ do: "get", key })) as Stored | undefined,
    scan: (kind, partition) => ask({ do: "scan", kind, partition }) as AsyncIterable<Stored>,
    commit: async (commit) => (await askOne({ do: "commit", commit })) as boolean,
    claim: async (queue, limit, leaseMs) => (await askOne({ do: "claim", queue, limit, leaseMs })) as Job[],
    dump: () => ask({ do: "dump" }) as AsyncIterable<Dumped>,
    verify: async () => (await askOne({ do: "verify" })) as Verified,
    close: () => Promise.resolve(),
  };
}

async function* resultsOf(dir: string, what: Request): AsyncGenerator {
  const response = await sent(dir, JSON.stringify(what));
  try {
    for await (const text of linesIn(response)) {
      const { result, fault, end } = JSON.parse(text) as AnswerLine;
      if (fault) throw new Fault(fault);
      if (end) return;
      yield result;
    }
    throw unanswered(dir, undefined);
  } catch (cause) {
    // The connection broke, or a line was cut off and is not valid JSON.
    throw cause instanceof Fault ? cause : unanswered(dir, cause);
  } finally {
    response.destroy();
  }
}

async function sent(dir: string, body: string): Promise<IncomingMessage> {
  const asking = request({ socketPath: socketIn(dir), method: "POST", agent: false });
  asking.setTimeout(timeoutMs, () => asking.destroy(new Error(`nothing was heard for ${timeoutMs / 1000} s`)));
  asking.end(body);
  try {
    const [response] = (await once(asking, "response")) as [IncomingMessage];
    // No timeout from here on: the stream may now stall because the command itself waits for the reader of its output.
    asking.setTimeout(0);
    // Later errors reach the reader of the response, so the request must not throw them a second time.
    asking.on("error", () => undefined);
    return response;
  } catch (cause) {
    throw unanswered(dir, cause);
  }
}

export const unanswered = (dir: string, cause: unknown) =>
  new Fault({
    code: "store.unanswered",
    message: `The process that owns the store in ${dir} does not answer, or stopped in the middle of it.`,
    next: "Try again, as the user and on the machine of the product. If you are sure that nothing runs on the store, delete its owner.json.",
    ...(cause === undefined ? {} : { cause }),
  });
