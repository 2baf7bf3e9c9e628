import type { Job } from "../store/port";
import { createAttempt, type AttemptParts } from "./attempt";
import { createInHand } from "./inHand";
import { createLanes } from "./lanes";
import { createRest } from "./rest";

export interface WorkerParts extends AttemptParts {
  /** How many jobs are taken from the queue at most, beside those this process committed itself. */
  readonly concurrency: number;
  /** How long to rest at least when nothing is due: longer where much falls due all the time, so as not to ask for each. */
  readonly leastRestMs?: number;
  /** How long to rest when nothing is due; another process's jobs are found at the latest after this. */
  readonly idleMs: number;
}

export interface Worker {
  readonly queue: string;
  /**
   * Performs jobs this process just committed as held by itself. Jobs of one partition keep their order. What is `known`
   * reaches those that need not wait for others.
   */
  perform(jobs: readonly Job[], known?: unknown): void;
  /** Performs everything due now and resolves when that is done; for tests and for a clean stop. */
  runDue(): Promise<number>;
  start(): void;
  /** Takes nothing new, gives back what has not been begun, and resolves when what is under way has ended. */
  stop(): Promise<void>;
  /** Looks for due jobs now rather than at the end of the rest. */
  wake(): void;
}

/** Performs a queue's jobs: at once those of this process, and in time those another process left behind. */
export function createWorker(parts: WorkerParts): Worker {
  const { store, queue, log } = parts;
  let isStopping = false;
  const inHand = createInHand(store, parts.leaseMs, log);
  const lanes = createLanes(createAttempt(parts, () => isStopping));
  const rest = createRest();
  let running = false;
  let loop: Promise<void> = Promise.resolve();

  function take(job: Job, known?: unknown): Promise<void> {
    const run = lanes.enter(job, known);
    inHand.add(job);
    void run.then(() => inHand.remove(job));
    return run;
  }

  const takeDue = async (limit: number): Promise<Promise<void>[]> =>
    (await store.claim(queue, limit, parts.leaseMs)).map((job) => take(job));

  async function run(): Promise<void> {
    /** Of those taken here, so that a few slow ones do not keep the others from being taken. */
    const taken = new Set<Promise<void>>();
    while (running) {
      const free = parts.concurrency - taken.size;
      if (free < parts.concurrency / 4) {
        await Promise.race(taken);
        continue;
      }
      try {
        const runs = await takeDue(free);
        for (const one of runs) {
          taken.add(one);
          void one.then(() => taken.delete(one));
        }
        if (runs.length > 0) continue;
        const due = await store.untilDue(queue);
        await pause(Math.min(parts.idleMs, Math.max(parts.leastRestMs ?? 5, due ?? Infinity)));
      } catch (err) {
        log.error({ queue, err }, "the queue could not be read; trying again");
        await pause(parts.idleMs);
      }
    }
  }

  const pause = (ms: number): Promise<void> => (running ? rest.for(ms) : Promise.resolve());

  return {
    queue,
    perform: (jobs, known) => {
      for (const job of jobs) if (job.queue === queue) void take(job, known);
    },
    async runDue() {
      let count = 0;
      for (;;) {
        await lanes.through();
        const runs = await takeDue(parts.concurrency);
        if (runs.length === 0 && lanes.isEmpty()) return count;
        await Promise.all(runs);
        count += runs.length;
      }
    },
    start() {
      running = true;
      isStopping = false;
      loop = run();
    },
    async stop() {
      running = false;
      isStopping = true;
      rest.end();
      await loop;
      await lanes.through();
    },
    wake: () => rest.end(),
  };
}
