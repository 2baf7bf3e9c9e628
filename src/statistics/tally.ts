import { createLanes } from "../foundation/lanes";
import type { Store } from "../store/port";
import { update } from "../store/update";
import { statisticsKey, statisticsRecord } from "./record";
import type { Week } from "./week";

/** An event that is to be added to a week; with the id of its job it is added only once. */
export interface Addition {
  readonly week: Week;
  readonly counter: string;
  readonly times: number;
  readonly job?: string;
}

const shards = 4;

/** Adds events to the stored counts. Events that arrive during a write are written together by the next one. */
export interface Tally {
  /** Resolves to whether the event was new, once it is stored. */
  add(addition: Addition): Promise<boolean>;
  /** Remembers no longer that a job was counted, because it can never be claimed again. */
  settled(week: Week, job: string): void;
}

export function createTally(store: Store, random: () => number): Tally {
  const lane = createLanes();
  const own = Math.floor(random() * shards);
  const gathering = new Map<string, { readonly additions: Addition[]; readonly written: Promise<Set<Addition>> }>();
  const settledJobs = new Map<string, Set<string>>();

  async function write(week: Week, shard: number, additions: readonly Addition[]): Promise<Set<Addition>> {
    const gone = settledJobs.get(`${week}:${String(shard)}`) ?? new Set();
    const settledNow = [...gone];
    let fresh: Addition[] = [];
    await update(store, statisticsKey(week, shard), statisticsRecord, (current = { counts: {}, counted: [] }) => {
      const known = new Set(current.counted);
      fresh = additions.filter(({ job }) => job === undefined || !known.has(job));
      const counts = { ...current.counts };
      for (const { counter, times } of fresh) counts[counter] = (counts[counter] ?? 0) + times;
      const jobs = fresh.flatMap(({ job }) => (job === undefined ? [] : [job]));
      return { counts, counted: [...current.counted.filter((it) => !settledNow.includes(it)), ...jobs] };
    });
    for (const it of settledNow) gone.delete(it);
    return new Set(fresh);
  }

  return {
    async add(addition) {
      const { week, job } = addition;
      // A job always comes to the same record, whichever process performs it.
      const shard = job === undefined ? own : shardOf(job);
      const key = `${week}:${String(shard)}`;
      let batch = gathering.get(key);
      if (!batch) {
        const additions: Addition[] = [];
        const written = lane(key, async () => {
          gathering.delete(key);
          return write(week, shard, additions);
        });
        batch = { additions, written };
        gathering.set(key, batch);
      }
      batch.additions.push(addition);
      return (await batch.written).has(addition);
    },
    settled(week, job) {
      const key = `${week}:${String(shardOf(job))}`;
      const jobs = settledJobs.get(key) ?? new Set();
      settledJobs.set(key, jobs.add(job));
    },
  };
}

const shardOf = (job: string): number => Buffer.from(job).reduce((sum, byte) => sum + byte, 0) % shards;
