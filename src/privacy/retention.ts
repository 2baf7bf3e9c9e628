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
    /** The records that looked left over in the previous sweep. They are deleted if they still look so and are unchanged. */
    before: z.array(suspectSchema),
    /** The latest completed sweep: when it was, and how many records each phase deleted. */
    last: z.object({ at: z.number(), forgotten: z.record(z.string(), z.number()) }).nullable(),
  }),
});

/**
 * The progress of a sweep, stored in its job. An unknown phase starts the sweep again, because all of it can safely be done
 * twice.
 */
const progressSchema = z.object({
  phase: z.string().default(""),
  forgotten: z.record(z.string(), z.number()).default({}),
});

export interface RetentionDeps extends SweepDeps {
  /** The hour at which the daily sweep begins, in `timeZone`. */
  readonly hour: number;
  readonly timeZone: string;
  /** How much is deleted in one run; the rest follows a moment later, so that other work is not blocked. */
  readonly mostPerRun?: number;
}

export interface Retention {
  /** Performs the daily sweep, in one run or several. It is the handler of `retentionQueue` and must run one at a time. */
  readonly perform: (job: Job) => Promise<JobResult>;
  /**
   * Schedules the job unless it exists. It must be called at every start, and now and then after it, because a store can lose
   * data.
   */
  ensureScheduled(): Promise<void>;
}

const pauseMs = 1_000;
const breatheEvery = 100;

/**
 * Deletes data whose retention period is over. The sweep is one job in the store, so that one process at a time works on it,
 * whichever that is. Every deletion is a separate commit that expects what was read, so a process that slept through its lease
 * does no harm and a person who writes at that moment loses nothing.
 */
export function createRetention(deps: RetentionDeps): Retention {
  const { store, log, mostPerRun = 1_000 } = deps;
  const sweeps = sweepsOf(deps);
  const phases = [...Object.keys(sweeps), "leftovers"];

  const standing = async () => {
    const stored = await store.get(key);
    return stored ? record.read(stored) : { before: [], last: null };
  };

  /** Reschedules the job. Resolves to false if another process has taken the job over and continues it. */
  const goOn = (job: Job, dueAt: number, payload: object, put: NonNullable<Commit["put"]> = []) =>
    store.commit({
      partition,
      finish: [{ queue: retentionQueue, id: job.id, claim: job.claim }],
      schedule: [{ queue: retentionQueue, id: job.id, dueAt, payload }],
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
          // A store in this process answers at once, so without this pause nothing else in the process would run.
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
      // The job always exists, so a start in the middle of a sweep changes nothing.
      if ((await store.depth(retentionQueue)) > 0) return;
      const [dueAt, stored] = [nextQuietHour(store.now(), deps.hour, deps.timeZone), await store.get(key)];
      await store.commit({
        partition,
        expect: [{ key, rev: stored?.rev ?? 0 }],
        put: [{ key, value: stored?.value ?? record.write({ before: [], last: null }) }],
        schedule: [{ queue: retentionQueue, id: "sweep", dueAt, payload: {} }],
      });
    },
  };
}
