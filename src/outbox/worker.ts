import { Fault } from "../foundation/fault";
import type { Log } from "../ops/log";
import { afterLostRace } from "../store/lostRace";
import type { Commit, Job, Store } from "../store/port";
import { createHeldUp, type Head } from "./heldUp";
import { createInHand } from "./inHand";

/** What a handler says when it is through with a job. */
export type Done =
  /** The worker may strike the job off. */
  | "done"
  /** The same, and these records of the job's partition are written in the same commit. */
  | { readonly put: NonNullable<Commit["put"]> }
  /** The handler struck it off itself, in a commit of its own. */
  | "finished"
  /** Not yet: again after so many milliseconds, which is no failure. */
  | { readonly againInMs: number };

export interface WorkerParts {
  readonly store: Store;
  readonly queue: string;
  /** `known` is what was handed over with a job that is performed at once. */
  readonly handle: (job: Job, known?: unknown) => Promise<Done>;
  readonly clock: () => number;
  readonly random: () => number;
  readonly log: Log;
  /** How long a job in hand is hidden from other processes; renewed while it is worked on. */
  readonly leaseMs: number;
  /** How many jobs are taken from the queue at most, beside those this process committed itself. */
  readonly concurrency: number;
  /** How long to rest at least when nothing is due: longer where much falls due all the time, so as not to ask for each. */
  readonly leastRestMs?: number;
  /** How long to rest when nothing is due; another process's jobs are found at the latest after this. */
  readonly idleMs: number;
  /** Jobs that must not overtake one another within their partition, also when one is put off. */
  readonly keepsPlace?: (job: Job) => boolean;
  readonly onFailure?: (queue: string) => void;
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

const firstRetryMs = 1_000;
const longestRetryMs = 5 * 60_000;
/** After so many tries in a row, about a minute, the others no longer wait for a job. */
const mostTriesWaitedFor = 6;
const handOverMs = 100;

/** Performs a queue's jobs: at once those of this process, and in time those another process left behind. */
export function createWorker(parts: WorkerParts): Worker {
  const { store, queue, clock, log } = parts;
  const inHand = createInHand(store, parts.leaseMs, log);
  const heldUp = createHeldUp(store, queue);
  const lanes = new Map<string, Promise<void>>();
  let running = false;
  let isStopping = false;
  let rest: { timer: NodeJS.Timeout; end: () => void } | undefined;
  let loop: Promise<void> = Promise.resolve();

  function inLane(job: Job, known?: unknown): Promise<void> {
    const before = lanes.get(job.partition);
    const run = before ? before.then(() => perform(job, true)) : perform(job, false, known);
    lanes.set(job.partition, run);
    inHand.add(job);
    void run.then(() => {
      inHand.remove(job);
      if (lanes.get(job.partition) === run) lanes.delete(job.partition);
    });
    return run;
  }

  /** Never rejects: a job that fails is put off, and one that cannot even be put off comes back when its lease ends. */
  async function perform(job: Job, hasWaited: boolean, known?: unknown): Promise<void> {
    const holding = { queue, id: job.id, claim: job.claim };
    const keepsPlace = parts.keepsPlace?.(job) ?? false;
    let head: Head | undefined;
    try {
      // In its lane it may have waited for longer than its lease, and been taken and done, or called off by then.
      if (hasWaited && !(await store.holds({ ...holding, partition: job.partition }))) return;
      if (hasWaited && isStopping) {
        // Others take it at once; worked off here it would keep the process from ending.
        await store.renew(job, 0);
        return;
      }
      head = keepsPlace ? await heldUp.of(job.partition) : undefined;
      if (head && isBehind(job, head)) {
        await queueUp(job, head);
        return;
      }
      const done = await parts.handle(job, known);
      if (done === "finished") return;
      const again = typeof done === "object" && "againInMs" in done ? [later(job, done.againInMs)] : [];
      const put = typeof done === "object" && "put" in done ? done.put : [];
      const until = keepsPlace && job.claim < mostTriesWaitedFor ? again[0]?.at : undefined;
      const settled = heldUp.settled(job, head, until);
      const commit = { ...settled, put: [...settled.put, ...put], finish: [holding], schedule: again };
      await store.commit({ ...commit, partition: job.partition });
    } catch (cause) {
      parts.onFailure?.(queue);
      const code = cause instanceof Fault ? cause.code : "unexpected";
      log.warn({ queue, job: job.id, claim: job.claim, code, err: cause }, "a job failed and will be tried again");
      const again = afterFailure(job);
      const until = keepsPlace && failuresOf(job) < mostTriesWaitedFor ? again.at : undefined;
      const settled = heldUp.settled(job, head, until);
      await store
        .commit({ ...settled, partition: job.partition, finish: [holding], schedule: [again] })
        .catch((err: unknown) => log.error({ queue, job: job.id, err }, "a failed job could not be put off"));
    }
  }

  /** One that was long due is gone: the process that did it could not strike it off here. */
  const isBehind = (job: Job, head: Head): boolean => head.job !== job.id && clock() <= head.until + parts.leaseMs;

  /** Puts a job off behind the one that others wait for. */
  async function queueUp(job: Job, first: Head): Promise<void> {
    const { queue: name, id, claim, partition } = job;
    let head: Head | undefined = first;
    for (let attempt = 0; head && isBehind(job, head); attempt++) {
      // While another process has the head in hand, it is looked at again a little later.
      const soonest = head.until > clock() ? head.until : clock() + handOverMs;
      const at = soonest + head.behind + 1;
      const commit = { finish: [{ queue: name, id, claim }], schedule: [{ ...later(job, 0), at }] };
      if (await store.commit({ ...heldUp.queued(job, head), ...commit, partition })) return;
      await afterLostRace(attempt);
      if (!(await store.holds(job))) return;
      head = await heldUp.of(partition);
    }
    await perform(job, true);
  }

  const later = (job: Job, inMs: number) => ({ queue, id: job.id, at: clock() + inMs, payload: job.payload });

  /** Failures are counted in the job itself: its claim also grows with every honest «again later». */
  function afterFailure(job: Job) {
    const failures = failuresOf(job);
    const longest = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures, 20));
    const payload = { ...(job.payload as object), failures: failures + 1 };
    return { ...later(job, longest * (0.5 + parts.random() / 2)), payload };
  }

  async function takeDue(limit: number): Promise<Promise<void>[]> {
    const jobs = await store.claim(queue, limit, parts.leaseMs);
    return jobs.map((job) => inLane(job));
  }

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
        for (const run of runs) {
          taken.add(run);
          void run.then(() => taken.delete(run));
        }
        if (runs.length > 0) continue;
        const due = await store.untilDue(queue);
        await sleep(Math.min(parts.idleMs, Math.max(parts.leastRestMs ?? 5, due ?? Infinity)));
      } catch (err) {
        log.error({ queue, err }, "the queue could not be read; trying again");
        await sleep(parts.idleMs);
      }
    }
  }

  function sleep(ms: number): Promise<void> {
    if (!running) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        rest = undefined;
        resolve();
      };
      const timer = setTimeout(end, ms);
      rest = { timer, end };
    });
  }

  return {
    queue,
    perform: (jobs, known) => {
      for (const job of jobs) if (job.queue === queue) void inLane(job, known);
    },
    async runDue() {
      let count = 0;
      for (;;) {
        await Promise.all(lanes.values());
        const runs = await takeDue(parts.concurrency);
        if (runs.length === 0 && lanes.size === 0) return count;
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
      rest?.end();
      await loop;
      await Promise.all(lanes.values());
    },
    wake: () => rest?.end(),
  };
}

function failuresOf({ payload }: Job): number {
  const failures = typeof payload === "object" && payload !== null && "failures" in payload ? payload.failures : 0;
  return typeof failures === "number" ? failures : 0;
}
