import type { Job } from "../store/port";
import { createAttempt, type AttemptDeps, type PerformJob } from "./attempt";
import { createInHand } from "./inHand";
import { createRest } from "./rest";

export interface WorkerDeps extends AttemptDeps {
  /** The maximum number of jobs taken from the queue at once, not counting those that this process committed itself. */
  readonly concurrency: number;
  /** The minimum rest when nothing is due. A longer one avoids a query for every job where jobs become due all the time. */
  readonly leastRestMs?: number;
  /** The maximum rest when nothing is due; jobs of other processes are found after this at the latest. */
  readonly idleMs: number;
  /** Undefined if a job that this process has just committed may begin now; otherwise it resolves when it may. */
  readonly whenQuiet?: (() => Promise<void> | undefined) | undefined;
  /** False while no job of this queue may be claimed; they wait in the queue, for this process or another one. */
  readonly mayClaim?: (() => boolean) | undefined;
}

export interface Worker {
  readonly queue: string;
  /**
   * Performs jobs that this process has just committed as held by itself. Jobs of one partition keep their order. `known` is
   * passed to the jobs that need not wait for others.
   */
  perform(jobs: readonly Job[], known?: unknown): void;
  /** Performs everything that is due now and resolves when that is done; for tests and for a clean stop. */
  runDue(): Promise<number>;
  start(): void;
  /** Claims no new jobs, gives back those that have not been started, and resolves when the running ones have finished. */
  stop(): Promise<void>;
  /** Ends the current rest and looks for due jobs now. */
  wake(): void;
}

/** Performs the jobs of a queue: those that this process committed at once, and eventually those that another process left behind. */
export function createWorker(deps: WorkerDeps): Worker {
  const { store, queue, log } = deps;
  let isStopping = false;
  const inHand = createInHand(store, deps.leaseMs, log);
  const lanes = createJobLanes(
    createAttempt(deps, () => isStopping),
    deps.whenQuiet,
  );
  const rest = createRest();
  let running = false;
  let loop: Promise<void> = Promise.resolve();

  function take(job: Job, known?: unknown): Promise<void> {
    const run = lanes.enter(job, known);
    inHand.add(job);
    void run.then(() => inHand.remove(job));
    return run;
  }

  const mayClaim = (): boolean => deps.mayClaim?.() ?? true;
  const takeDue = async (limit: number): Promise<Promise<void>[]> =>
    !mayClaim() ? [] : (await store.claim(queue, limit, deps.leaseMs)).map((job) => take(job));

  async function run(): Promise<void> {
    /**
     * The jobs claimed by this loop that are still running. It continues before all of them are done, so that a few slow jobs
     * do not hold up the rest.
     */
    const taken = new Set<Promise<void>>();
    while (running) {
      const free = deps.concurrency - taken.size;
      if (free < deps.concurrency / 4) {
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
        const due = mayClaim() ? await store.untilDue(queue) : undefined;
        await pause(Math.min(deps.idleMs, Math.max(deps.leastRestMs ?? 5, due ?? Infinity)));
      } catch (err) {
        log.error({ queue, err }, "the queue could not be read; trying again");
        await pause(deps.idleMs);
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
        const runs = await takeDue(deps.concurrency);
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

/** One lane per partition: the jobs of a partition are performed one after the other, those of different partitions concurrently. */
interface JobLanes {
  /** Adds a job to its lane, and resolves when the job is finished. `known` is passed on only if the job need not wait for others. */
  enter(job: Job, known?: unknown): Promise<void>;
  /** Resolves when everything that is in a lane now has finished. */
  through(): Promise<unknown>;
  isEmpty(): boolean;
}

function createJobLanes(perform: PerformJob, whenQuiet: WorkerDeps["whenQuiet"]): JobLanes {
  const lanes = new Map<string, Promise<void>>();

  return {
    enter(job, known) {
      const before = lanes.get(job.partition) ?? whenQuiet?.();
      const run = before
        ? before.then(() => perform(job, { hasWaited: true }))
        : perform(job, { hasWaited: false, known });
      lanes.set(job.partition, run);
      void run.then(() => {
        if (lanes.get(job.partition) === run) lanes.delete(job.partition);
      });
      return run;
    },
    through: () => Promise.all(lanes.values()),
    isEmpty: () => lanes.size === 0,
  };
}
