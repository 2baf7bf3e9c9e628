import { Fault } from "../foundation/fault";
import type { Log } from "../ops/log";
import { afterLostRace } from "../store/lostRace";
import type { Commit, Job, Store } from "../store/port";
import { createHeldUp, type Head } from "./heldUp";
import type { PerformJob } from "./lanes";
import { createRetries, failuresOf } from "./retries";

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

export interface AttemptParts {
  readonly store: Store;
  readonly queue: string;
  /** `known` is what was handed over with a job that is performed at once. */
  readonly handle: (job: Job, known?: unknown) => Promise<Done>;
  readonly clock: () => number;
  readonly random: () => number;
  readonly log: Log;
  /** How long a job in hand is hidden from other processes; renewed while it is worked on. */
  readonly leaseMs: number;
  /** Jobs that must not overtake one another within their partition, also when one is put off. */
  readonly keepsPlace?: (job: Job) => boolean;
  readonly onFailure?: (queue: string) => void;
}

/** After so many tries in a row, about a minute, the others no longer wait for a job. */
const mostTriesWaitedFor = 6;
const handOverMs = 100;

/**
 * Performs one job and strikes it off or puts it off. Never rejects: a job that fails is put off, and one that cannot even be put off
 * comes back when its lease ends. While `isStopping`, what has waited for others is given back unbegun.
 */
export function createAttempt(parts: AttemptParts, isStopping: () => boolean): PerformJob {
  const { store, queue, clock, log } = parts;
  const heldUp = createHeldUp(store, queue);
  const retries = createRetries(parts);

  const perform: PerformJob = async (job, { hasWaited, known }) => {
    const { partition } = job;
    const holding = { queue, id: job.id, claim: job.claim };
    const keepsPlace = parts.keepsPlace?.(job) ?? false;
    let head: Head | undefined;
    try {
      // In its lane it may have waited for longer than its lease, and been taken and done, or called off by then.
      if (hasWaited && !(await store.holds({ ...holding, partition }))) return;
      if (hasWaited && isStopping()) {
        // Others take it at once; worked off here it would keep the process from ending.
        await store.renew(job, 0);
        return;
      }
      head = keepsPlace ? await heldUp.of(partition) : undefined;
      if (head && isBehind(job, head)) {
        await queueUp(job, head);
        return;
      }
      const done = await parts.handle(job, known);
      if (done === "finished") return;
      const again = typeof done === "object" && "againInMs" in done ? [retries.later(job, done.againInMs)] : [];
      const put = typeof done === "object" && "put" in done ? done.put : [];
      const until = keepsPlace && job.claim < mostTriesWaitedFor ? again[0]?.at : undefined;
      const settled = heldUp.settled(job, head, until);
      const commit = { ...settled, put: [...settled.put, ...put], finish: [holding], schedule: again };
      await store.commit({ ...commit, partition });
    } catch (cause) {
      parts.onFailure?.(queue);
      const code = cause instanceof Fault ? cause.code : "unexpected";
      log.warn({ queue, job: job.id, claim: job.claim, code, err: cause }, "a job failed and will be tried again");
      const again = retries.afterFailure(job);
      const until = keepsPlace && failuresOf(job) < mostTriesWaitedFor ? again.at : undefined;
      const settled = heldUp.settled(job, head, until);
      await store
        .commit({ ...settled, partition, finish: [holding], schedule: [again] })
        .catch((err: unknown) => log.error({ queue, job: job.id, err }, "a failed job could not be put off"));
    }
  };

  /** One that was long due is gone: the process that did it could not strike it off here. */
  const isBehind = (job: Job, head: Head): boolean => head.job !== job.id && clock() <= head.until + parts.leaseMs;

  /** Puts a job off behind the one that others wait for. */
  async function queueUp(job: Job, first: Head): Promise<void> {
    const { id, claim, partition } = job;
    let head: Head | undefined = first;
    for (let attempt = 0; head && isBehind(job, head); attempt++) {
      // While another process has the head in hand, it is looked at again a little later.
      const soonest = head.until > clock() ? head.until : clock() + handOverMs;
      const at = soonest + head.behind + 1;
      const commit = { finish: [{ queue, id, claim }], schedule: [{ ...retries.later(job, 0), at }] };
      if (await store.commit({ ...heldUp.queued(job, head), ...commit, partition })) return;
      await afterLostRace(attempt);
      if (!(await store.holds(job))) return;
      head = await heldUp.of(partition);
    }
    await perform(job, { hasWaited: true });
  }

  return perform;
}
