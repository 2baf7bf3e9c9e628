import { Fault } from "../foundation/fault";
import type { Log } from "../ops/log";
import { lost, untilWon } from "../store/lostRace";
import type { Commit, Job, Store } from "../store/port";
import { createHeldUp, type BlockingJob } from "./heldUp";
import { createRetries, failuresOf } from "./retries";

/** The result of a handler that has finished with a job. */
export type JobResult =
  /** The job is done, and the worker removes it. */
  | "done"
  /** The job is done; these records of its partition are written in the commit that removes it. */
  | { readonly put: NonNullable<Commit["put"]> }
  /** The handler has already removed the job in its own commit. */
  | "finished"
  /** The job must be tried again after this many milliseconds. This does not count as a failure. */
  | { readonly againInMs: number };

export interface AttemptDeps {
  readonly store: Store;
  readonly queue: string;
  /** Performs a job. `known` is data handed over with a job that is performed immediately after its commit. */
  readonly handle: (job: Job, known?: unknown) => Promise<JobResult>;
  readonly clock: () => number;
  readonly random: () => number;
  readonly log: Log;
  /** The lease in milliseconds: how long a claimed job is hidden from other processes. It is renewed while the job is being worked on. */
  readonly leaseMs: number;
  /** Whether a job must keep its order within its partition, so that others do not overtake it even when it is postponed. */
  readonly keepsPlace?: (job: Job) => boolean;
  readonly onFailure?: (queue: string) => void;
}

/** Performs a job and never rejects. */
export type PerformJob = (job: Job, more: { readonly hasWaited: boolean; readonly known?: unknown }) => Promise<void>;

/** After this many attempts in a row, which take about a minute, other jobs no longer wait for this one. */
const mostTriesWaitedFor = 6;
const handOverMs = 100;

/**
 * Performs one job and then removes or postpones it. It never rejects: a job that fails is postponed, and one that cannot even
 * be postponed comes back when its lease ends. While `isStopping` returns true, jobs that have waited for others are given back
 * without being started.
 */
export function createAttempt(deps: AttemptDeps, isStopping: () => boolean): PerformJob {
  const { store, queue, clock, log } = deps;
  const heldUp = createHeldUp(store, queue);
  const retries = createRetries(deps);

  const perform: PerformJob = async (job, { hasWaited, known }) => {
    const { partition } = job;
    const holding = { queue, id: job.id, claim: job.claim };
    const keepsPlace = deps.keepsPlace?.(job) ?? false;
    let head: BlockingJob | undefined;
    try {
      // While it waited in its lane, its lease may have ended, and another process may have claimed, completed or cancelled the job.
      if (hasWaited && !(await store.holds({ ...holding, partition }))) return;
      if (hasWaited && isStopping()) {
        // Ending the lease lets another process claim the job at once. Performing it here would delay the shutdown.
        await store.renew(job, 0);
        return;
      }
      head = keepsPlace ? await heldUp.of(partition) : undefined;
      if (head && isBehind(job, head)) {
        await queueUp(job, head);
        return;
      }
      const done = await deps.handle(job, known);
      if (done === "finished") return;
      const again = typeof done === "object" && "againInMs" in done ? [retries.later(job, done.againInMs)] : [];
      const put = typeof done === "object" && "put" in done ? done.put : [];
      const until = keepsPlace && job.claim < mostTriesWaitedFor ? again[0]?.dueAt : undefined;
      const settled = heldUp.settled(job, head, until);
      const commit = { ...settled, put: [...settled.put, ...put], finish: [holding], schedule: again };
      await store.commit({ ...commit, partition });
    } catch (cause) {
      deps.onFailure?.(queue);
      const code = cause instanceof Fault ? cause.code : "unexpected";
      log.warn({ queue, job: job.id, claim: job.claim, code, err: cause }, "a job failed and will be tried again");
      const again = retries.afterFailure(job);
      const until = keepsPlace && failuresOf(job) < mostTriesWaitedFor ? again.dueAt : undefined;
      const settled = heldUp.settled(job, head, until);
      await store
        .commit({ ...settled, partition, finish: [holding], schedule: [again] })
        .catch((err: unknown) => log.error({ queue, job: job.id, err }, "a failed job could not be put off"));
    }
  };

  /** A head that was due more than one lease ago is ignored: the process that completed it could not delete its record here. */
  const isBehind = (job: Job, head: BlockingJob): boolean =>
    head.job !== job.id && clock() <= head.until + deps.leaseMs;

  /** Postpones a job until after the one that the others wait for. */
  async function queueUp(job: Job, first: BlockingJob): Promise<void> {
    const { id, claim, partition } = job;
    let head: BlockingJob | undefined = first;
    const outcome = await untilWon(async () => {
      // The race was lost to another job that changed the head, or to a process that has taken this job over.
      if (!head) {
        if (!(await store.holds(job))) return "taken over";
        head = await heldUp.of(partition);
      }
      if (!head || !isBehind(job, head)) return "free";
      // While another process is working on the head, this job is tried again a little later.
      const soonest = head.until > clock() ? head.until : clock() + handOverMs;
      const dueAt = soonest + head.behind + 1;
      const commit = { finish: [{ queue, id, claim }], schedule: [{ ...retries.later(job, 0), dueAt }] };
      if (await store.commit({ ...heldUp.queued(job, head), ...commit, partition })) return "queued";
      head = undefined;
      return lost;
    });
    if (outcome === "free") await perform(job, { hasWaited: true });
  }

  return perform;
}
