import { z } from "zod";
import { defineRecord } from "../store/record";
import type { Commit, Job, Key, Store } from "../store/port";

const record = defineRecord({
  kind: "heldUp",
  version: 1,
  schema: z.object({
    /** The id of the postponed job. */
    job: z.string(),
    /** When the postponed job is due; milliseconds since the epoch. */
    until: z.number(),
    /** How many jobs were postponed behind it. */
    behind: z.int(),
  }),
});

export interface BlockingJob {
  readonly job: string;
  readonly until: number;
  readonly behind: number;
  readonly rev: number;
}

type Written = Required<Pick<Commit, "expect" | "put" | "delete">>;
const nothing: Written = { expect: [], put: [], delete: [] };

/**
 * Remembers, for each partition, the postponed job that other jobs must not overtake. It is kept in the store, because another
 * process may be working on those other jobs.
 */
export function createHeldUp(store: Store, queue: string) {
  const keyOf = (partition: string): Key => ({ kind: "heldUp", partition, id: queue });
  return {
    async of(partition: string): Promise<BlockingJob | undefined> {
      const stored = await store.get(keyOf(partition));
      return stored && { ...record.read(stored), rev: stored.rev };
    },
    /** The records to write when one more job is postponed behind `head`. */
    queued({ partition }: Job, { rev, ...head }: BlockingJob): Written {
      const key = keyOf(partition);
      const put = [{ key, value: record.write({ ...head, behind: head.behind + 1 }) }];
      return { ...nothing, expect: [{ key, rev }], put };
    },
    /** The records to write when the job itself is done (`until` is undefined) or postponed. */
    settled({ partition, id }: Job, head: BlockingJob | undefined, until: number | undefined): Written {
      const key = keyOf(partition);
      if (until === undefined) return head ? { ...nothing, delete: [key] } : nothing;
      return { ...nothing, put: [{ key, value: record.write({ job: id, until, behind: head?.behind ?? 0 }) }] };
    },
  };
}
