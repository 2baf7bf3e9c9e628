import { setImmediate as breathe } from "node:timers/promises";
import { z } from "zod";
import type { Done } from "../outbox/attempt";
import { defineRecord } from "../store/record";
import type { Commit, Job, Key, Stored } from "../store/port";
import { leftoversIn, type Leftover } from "./leftovers";
import { nextQuietHour } from "./quietHour";
import { sweepsOf, type SweepParts } from "./sweeps";

export const retentionQueue = "retention";

const partition = "retention";
const key: Key = { kind: "retention", partition };

const suspectSchema = z.object({ kind: z.string(), partition: z.string(), id: z.string(), rev: z.int() });
type Suspect = z.infer<typeof suspectSchema>;

const record = defineRecord({
  kind: "retention",
  version: 1,
  schema: z.object({
    /** What looked left over in the sweep before, and is ended if it still does, unchanged. */
    before: z.array(suspectSchema),
    /** The latest sweep that came to its end: when, and how many of each were forgotten. */
    last: z.object({ at: z.number(), forgotten: z.record(z.string(), z.number()) }).nullable(),
  }),
});

/** Where a sweep stands, in its job. A phase it does not know begins it anew: all of it can be done twice. */
const progressSchema = z.object({
  phase: z.string().default(""),
  forgotten: z.record(z.string(), z.number()).default({}),
});

export interface RetentionParts extends SweepParts {
  /** The hour at which the daily sweep begins, in that time zone. */
  readonly hour: number;
  readonly timeZone: string;
  /** So much is forgotten in one run; the rest a moment later, so that others get their turn. */
  readonly mostPerRun?: number;
}

export interface Retention {
  /** Does the daily sweep, in one run or several. To be the handler of `retentionQueue`, one at a time. */
  readonly perform: (job: Job) => Promise<Done>;
  /** Puts the job, unless it is there; to be called at every start. */
  ensureScheduled(): Promise<void>;
}

const pauseMs = 1_000;
const mostSuspects = 1_000;
const breatheEvery = 100;

/**
 * Ends what has been kept for as long as it may be. One job of the store, so that one process at a time works on it,
 * whichever; every end is a commit of its own that expects what was read, so that neither a process that slept through its
 * lease nor somebody who writes at that moment loses anything.
 */
export function createRetention(parts: RetentionParts): Retention {
  const { store, log, mostPerRun = 1_000 } = parts;
  const sweeps = sweepsOf(parts);
  const leftovers = leftoversIn(store, parts.accounts);
  const phases = [...Object.keys(sweeps), "leftovers"];

  const standing = async () => {
    const stored = await store.get(key);
    return stored ? record.read(stored) : { before: [], last: null };
  };

  /** Records that were left over a day ago already, and are as they were, are ended; others are noted in `found`. */
  async function* sweepLeftovers(before: readonly Suspect[], found: Suspect[]): AsyncGenerator<number> {
    const known = new Set(before.map(nameOf));
    for (const kind of leftovers) {
      for await (const stored of store.scan(kind.kind)) {
        if (!(await isLeft(kind, stored))) yield 0;
        else if (known.has(nameOf(suspect(stored)))) yield (await end(kind, stored)) ? 1 : 0;
        else {
          if (found.length < mostSuspects) found.push(suspect(stored));
          yield 0;
        }
      }
    }
  }

  async function isLeft(kind: Leftover, stored: Stored): Promise<boolean> {
    try {
      return await kind.isLeft(stored);
    } catch (err) {
      log.error({ kind: kind.kind, err }, "a record cannot be read and is kept");
      return false;
    }
  }

  const end = (kind: Leftover, stored: Stored): Promise<boolean> =>
    kind.end
      ? kind.end(stored)
      : store.commit({ partition: stored.key.partition, expect: [stored], delete: [stored.key] });

  /** False when somebody else has the job by now, who goes on with it. */
  const goOn = (job: Job, at: number, payload: object, put: NonNullable<Commit["put"]> = []) =>
    store.commit({
      partition,
      finish: [{ queue: retentionQueue, id: job.id, claim: job.claim }],
      schedule: [{ queue: retentionQueue, id: job.id, at, payload }],
      put,
    });

  async function perform(job: Job): Promise<Done> {
    const now = store.now();
    const progress = progressSchema.safeParse(job.payload).data ?? { phase: "", forgotten: {} };
    const forgotten: Record<string, number> = { ...progress.forgotten };
    const found: Suspect[] = [];
    let looks = 0;
    let ends = 0;
    for (const phase of phases.slice(Math.max(0, phases.indexOf(progress.phase)))) {
      const sweep = sweeps[phase]?.(now) ?? sweepLeftovers((await standing()).before, found);
      for await (const count of sweep) {
        looks += 1;
        ends += count;
        if (count > 0) forgotten[phase] = (forgotten[phase] ?? 0) + count;
        if (looks % breatheEvery === 0) {
          // A store in this process answers at once, and would let nobody else in.
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
    await goOn(job, nextQuietHour(store.now(), parts.hour, parts.timeZone), {}, [{ key, value }]);
    return "finished";
  }

  return {
    perform,
    async ensureScheduled() {
      // The record and the job come together and stay for ever, so a start in the middle of a sweep moves nothing.
      const at = nextQuietHour(store.now(), parts.hour, parts.timeZone);
      await store.commit({
        partition,
        expect: [{ key, rev: 0 }],
        put: [{ key, value: record.write({ before: [], last: null }) }],
        schedule: [{ queue: retentionQueue, id: "sweep", at, payload: {} }],
      });
    },
  };
}

const suspect = ({ key: { kind, partition: where, id = "" }, rev }: Stored): Suspect => ({
  kind,
  partition: where,
  id,
  rev,
});
const nameOf = ({ kind, partition: where, id, rev }: Suspect): string => [kind, where, id, rev].join("\0");
