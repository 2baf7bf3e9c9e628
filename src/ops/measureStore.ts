import { Counter, Histogram, type Registry } from "prom-client";
import { Fault } from "../foundation/fault";
import type { Commit, Store } from "../store/port";

/**
 * Wraps a store so that its operations are measured. Outcomes are `ok`, `lost` (an expectation or a claim did not hold, because
 * somebody else was faster) and the codes of faults. Jobs are counted by the process that finishes them.
 *
 * Take-overs are not counted: a job's claim number also grows whenever the job is postponed, so only the store could tell the two
 * apart. The other side is counted instead, `lost` jobs: this process performed them, but they had been taken over, moved or
 * cancelled meanwhile.
 */
export function measureStore(store: Store, registry: Registry): Store {
  const registers = [registry];
  const seconds = new Histogram({
    name: "legitka_store_seconds",
    help: "Operations of the store by outcome: ok, lost (somebody else was sooner), or a fault's code",
    labelNames: ["operation", "outcome"],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  });
  const jobs = new Counter({
    name: "legitka_jobs_total",
    help: "Jobs this process was through with: done, again (put off, for whatever reason), or lost to somebody else",
    labelNames: ["queue", "outcome"],
    registers,
  });

  async function timed<T>(operation: string, run: () => Promise<T>, outcomeOf: (it: T) => string): Promise<T> {
    const end = seconds.startTimer({ operation });
    try {
      const result = await run();
      end({ outcome: outcomeOf(result) });
      return result;
    } catch (cause) {
      end({ outcome: codeOf(cause) });
      throw cause;
    }
  }
  const plain = <T>(operation: string, run: () => Promise<T>): Promise<T> => timed(operation, run, () => "ok");

  return {
    isShared: store.isShared,
    now: () => store.now(),
    get: (key) => plain("get", () => store.get(key)),
    async commit(commit) {
      const held = await timed("commit", () => store.commit(commit), okOrLost);
      for (const [queue, outcome] of jobsOf(commit, held)) jobs.inc({ queue, outcome });
      return held;
    },
    claim: (queue, limit, leaseMs) => plain("claim", () => store.claim(queue, limit, leaseMs)),
    renew: (job, leaseMs) => timed("renew", () => store.renew(job, leaseMs), okOrLost),
    holds: (job) => plain("holds", () => store.holds(job)),
    untilDue: (queue) => plain("untilDue", () => store.untilDue(queue)),
    async *scan(kind, partition) {
      // Measures from the request for the first record until the last one is consumed, including the consumer's own time.
      const end = seconds.startTimer({ operation: "scan" });
      let outcome = "ok";
      try {
        yield* store.scan(kind, partition);
      } catch (cause) {
        outcome = codeOf(cause);
        throw cause;
      } finally {
        end({ outcome });
      }
    },
    depth: (queue) => plain("depth", () => store.depth(queue)),
    check: () => plain("check", () => store.check()),
    close: () => store.close(),
  };
}

function* jobsOf({ expect = [], finish = [], schedule = [] }: Commit, held: boolean): Iterable<[string, string]> {
  // A commit with expectations may have failed because of one of them instead of a claim; then the caller tries again.
  if (!held && expect.length > 0) return;
  for (const { queue, id } of finish) {
    const again = schedule.some((it) => it.queue === queue && it.id === id);
    yield [queue, held ? (again ? "again" : "done") : "lost"];
  }
}

const okOrLost = (held: boolean): string => (held ? "ok" : "lost");

const codeOf = (cause: unknown): string => (cause instanceof Fault ? cause.code : "unexpected");
