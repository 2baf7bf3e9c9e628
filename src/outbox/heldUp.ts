import { z } from "zod";
import { defineRecord } from "../store/record";
import type { Commit, Job, Key, Store } from "../store/port";

const record = defineRecord({
  kind: "heldUp",
  version: 1,
  schema: z.object({
    /** The job that was put off. */
    job: z.string(),
    /** Until when, milliseconds since the epoch. */
    until: z.number(),
    /** How many were put off behind it. */
    behind: z.int(),
  }),
});

export interface Head {
  readonly job: string;
  readonly until: number;
  readonly behind: number;
  readonly rev: number;
}

type Written = Required<Pick<Commit, "expect" | "put" | "delete">>;
const nothing: Written = { expect: [], put: [], delete: [] };

/**
 * Of a partition, the job that was put off and that others must not overtake. It is kept in the store, for another process
 * may have the others in hand.
 */
export function createHeldUp(store: Store, queue: string) {
  const keyOf = (partition: string): Key => ({ kind: "heldUp", partition, id: queue });
  return {
    async of(partition: string): Promise<Head | undefined> {
      const stored = await store.get(keyOf(partition));
      return stored && { ...record.read(stored), rev: stored.rev };
    },
    /** What is written when one more is put off behind `head`. */
    queued({ partition }: Job, { rev, ...head }: Head): Written {
      const key = keyOf(partition);
      const put = [{ key, value: record.write({ ...head, behind: head.behind + 1 }) }];
      return { ...nothing, expect: [{ key, rev }], put };
    },
    /** What is written when the job itself is through (`until` undefined) or put off. */
    settled({ partition, id }: Job, head: Head | undefined, until: number | undefined): Written {
      const key = keyOf(partition);
      if (until === undefined) return head ? { ...nothing, delete: [key] } : nothing;
      return { ...nothing, put: [{ key, value: record.write({ job: id, until, behind: head?.behind ?? 0 }) }] };
    },
  };
}
