import { randomUUID } from "node:crypto";
import { z } from "zod";
import { defineRecord } from "../../store/record";
import type { Key, Store } from "../../store/port";
import { update } from "../../store/update";

export const partition = "helpdesk";
const roundsRecord = defineRecord({
  kind: "helpdeskRounds",
  version: 1,
  schema: z.object({
    /** The day of the latest digest, as YYYY-MM-DD. */
    digest: z.string().nullable(),
    /** The tickets the team was reminded of on a day. */
    reminded: z.object({ day: z.string(), tickets: z.array(z.string()) }),
    /** The latest week in which the summary was posted, or at least tried to be. */
    weekly: z
      .object({
        week: z.string(),
        /** When posting began, in milliseconds since the epoch. */
        since: z.number(),
        /** False while it is being posted, and after a process died while it was. */
        isSettled: z.boolean(),
      })
      .exactOptional(),
    /** The process that is performing a round, and until when others wait for it, in milliseconds since the epoch. */
    busy: z.record(z.string(), z.object({ by: z.string(), until: z.number() })),
  }),
});
const key: Key = { kind: "helpdeskRounds", partition };
const nothing = { digest: null, reminded: { day: "", tickets: [] }, busy: {} };

/**
 * This is longer than a round takes. Every start schedules the jobs again, so two processes may hold the same job at once; one of
 * them then waits.
 */
export const busyMs = 60_000;

type Rounds = ReturnType<typeof roundsRecord.read>;

/** Records which rounds were done, and which process is performing one now. */
export function createRoundsRecord(store: Store, clock: () => number) {
  const self = randomUUID();
  return {
    async standing(): Promise<Rounds> {
      const stored = await store.get(key);
      return stored ? roundsRecord.read(stored) : nothing;
    },
    /** Claims a round. Returns false while another process is performing it. */
    async takes(round: string): Promise<boolean> {
      const after = await update(store, key, roundsRecord, (was = nothing) => {
        const other = was.busy[round];
        if (other && other.by !== self && other.until > clock()) return was;
        return { ...was, busy: { ...was.busy, [round]: { by: self, until: clock() + busyMs } } };
      });
      return after.busy[round]?.by === self;
    },
    /** Records what a round has done. */
    note: (done: Partial<Pick<Rounds, "digest" | "reminded" | "weekly">>): Promise<Rounds> =>
      update(store, key, roundsRecord, (was) => ({ ...(was ?? nothing), ...done })),
  };
}

export type RoundsRecord = ReturnType<typeof createRoundsRecord>;
