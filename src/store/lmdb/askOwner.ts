import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { createInterface } from "node:readline";
import { Fault } from "../../foundation/fault";
import type { Dumped } from "../dump";
import type { Job, Stored } from "../port";
import type { AnswerLine, CommandStore, Request } from "./commands";
import { socketIn } from "./socket";

/** So long the owner may be silent before it begins to answer: it does so between two messages of students. */
const patienceMs = 60_000;

/** A store through the process that owns it; every call is a request of its own. @throws `store.unanswered` */
export function askOwner(dir: string): CommandStore {
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
    close: () => Promise.resolve(),
  };
}

async function* resultsOf(dir: string, what: Request): AsyncGenerator {
  const response = await sent(dir, JSON.stringify(what));
  try {
    for await (const text of createInterface({ input: response, crlfDelay: Infinity })) {
      const { result, fault, end } = JSON.parse(text) as AnswerLine;
      if (fault) throw new Fault(fault);
      if (end) return;
      yield result;
    }
    throw unanswered(dir, undefined);
  } catch (cause) {
    // Torn connections, torn lines.
    throw cause instanceof Fault ? cause : unanswered(dir, cause);
  } finally {
    response.destroy();
  }
}

async function sent(dir: string, body: string): Promise<IncomingMessage> {
  const asking = request({ socketPath: socketIn(dir), method: "POST", agent: false });
  asking.setTimeout(patienceMs, () => asking.destroy(new Error(`nothing was heard for ${patienceMs / 1000} s`)));
  asking.end(body);
  try {
    const [response] = (await once(asking, "response")) as [IncomingMessage];
    // From here on it may be the command that waits, for whoever reads what it prints.
    asking.setTimeout(0);
    // What breaks now is seen by the answer's reader.
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
