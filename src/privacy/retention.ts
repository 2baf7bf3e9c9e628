import { setImmediate as breathe } from "node:timers/promises";
import { z } from "zod";
import type { JobResult } from "../outbox/attempt";
import { defineRecord } from "../store/record";
import type { Commit, Job, Key } from "../store/port";
import { nextQuietHour } from "./quietHour";
import { suspectSchema, sweepLeftovers, type Suspect } from "./sweepLeftovers";
import type { SweepDeps } from "./endings";
import { sweepsOf } from "./sweeps";

export const retentionQueue = "retention";

const partition = "retention";
const key: Key = { kind: "retention", partition };

const record = defineRecord({
  kind: "retention",
  version: 1,
  schema: z.object({
    /** What looked left over in the previous sweep. It is ended if it still looks so and is unchanged. */
    before: z.array(suspectSchema),
    /** The latest sweep that was completed: when it was, and how many records each phase deleted. */
    last: z.object({ at: z.number(), forgotten: z.record(z.string(), z.number()) }).nullable(),
  }),
});

/** How far a sweep has got, stored in its job. A phase that is unknown begins the sweep anew, because all of it can be done twice. */
const progressSchema = z.object({
  phase: z.string().default(""),
  forgotten: z.record(z.string(), z.number()).default({}),
});

export interface RetentionDeps extends SweepDeps {
  /** The hour at which the daily sweep begins, in `timeZone`. */
  readonly hour: number;
  readonly timeZone: string;
  /** How much is deleted in one run; the rest follows a moment later, so that other work gets its turn. */
  readonly mostPerRun?: number;
}

export interface Retention {
  /** Does the daily sweep, in one run or several. It is the handler of `retentionQueue` and must run one at a time. */
  readonly perform: (job: Job) => Promise<JobResult>;
  /** Schedules the job unless it exists; to be called at every start, and now and then after it, as a store can lose what it had. */
  ensureScheduled(): Promise<void>;
}

const pauseMs = 1_000;
const breatheEvery = 100;

/**
 * Deletes what has been kept for as long as it may be. The sweep is one job of the store, so that one process at a time works on
 * it, whichever that is. Every deletion is a commit of its own that expects what was read, so a process that slept through its
 * lease does no harm and somebody who writes at that moment loses nothing.
 */
export function createRetention(deps: RetentionDeps): Retention {
  const { store, log, mostPerRun = 1_000 } = deps;
  const sweeps = sweepsOf(deps);
  const phases = [...Object.keys(sweeps), "leftovers"];

  const standing = async () => {
    const stored = await store.get(key);
    return stored ? record.read(stored) : { before: [], last: null };
  };

  /** Reschedules the job. Resolves to false when another process has the job by now and goes on with it. */
  const goOn = (job: Job, at: number, payload: object, put: NonNullable<Commit["put"]> = []) =>
    store.commit({
      partition,
      finish: [{ queue: retentionQueue, id: job.id, claim: job.claim }],
      schedule: [{ queue: retentionQueue, id: job.id, at, payload }],
      put,
    });

  async function perform(job: Job): Promise<JobResult> {
    const now = store.now();
    const progress = progressSchema.safeParse(job.payload).data ?? { phase: "", forgotten: {} };
    const forgotten: Record<string, number> = { ...progress.forgotten };
    const found: Suspect[] = [];
    let looks = 0;
    let ends = 0;
    for (const phase of phases.slice(Math.max(0, phases.indexOf(progress.phase)))) {
      const sweep = sweeps[phase]?.(now) ?? sweepLeftovers(deps, (await standing()).before, found);
      for await (const count of sweep) {
        looks += 1;
        ends += count;
        if (count > 0) forgotten[phase] = (forgotten[phase] ?? 0) + count;
        if (looks % breatheEvery === 0) {
          // A store in this process answers at once, so without this pause nothing else in the process would get its turn.
          await breathe();
          if (!(await store.holds(job))) return "finished";
        }
        if (ends >= mostPerRun) {
          await goOn(job, store.now() + pauseMs, { phase, forgotten });
          return "finished";
        }
      }
    }
    log.info({ forgotten, looked: looks, suspects: found.length }, "what was kept long enough is forgotten");
    const value = record.write({ before: found, last: { at: now, forgotten } });
    await goOn(job, nextQuietHour(store.now(), deps.hour, deps.timeZone), {}, [{ key, value }]);
    return "finished";
  }

  return {
    perform,
    async ensureScheduled() {
      // The job stays for ever, so a start in the middle of a sweep changes nothing.
      if ((await store.depth(retentionQueue)) > 0) return;
      const [at, stored] = [nextQuietHour(store.now(), deps.hour, deps.timeZone), await store.get(key)];
      await store.commit({
        partition,
        expect: [{ key, rev: stored?.rev ?? 0 }],
        put: [{ key, value: stored?.value ?? record.write({ before: [], last: null }) }],
        schedule: [{ queue: retentionQueue, id: "sweep", at, payload: {} }],
      });
    },
  };
}
