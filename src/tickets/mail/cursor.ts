import { z } from "zod";
import { defineRecord } from "../../store/record";
import type { Key, Store } from "../../store/port";
import { update } from "../../store/update";

const schema = z.object({
  /** The process that reads the mailbox, and when its lease ends, in milliseconds since the epoch. */
  holder: z.string(),
  until: z.number(),
  /** UIDs are only valid under this number (RFC 3501, 2.3.1.1). Empty before the mailbox is first read. */
  uidValidity: z.string(),
  /** All letters up to this UID have been processed, except those in `waiting`. */
  lastUid: z.number(),
  /** The time the last letter was processed. Reading restarts from here when the UIDs have become invalid. */
  seenAt: z.number(),
  /** Letters whose processing has failed so far, how often they could not be read at all, and the time of the next attempt. */
  waiting: z.array(z.object({ uid: z.number(), tries: z.number(), readings: z.number().default(0), at: z.number() })),
});
export type Cursor = z.infer<typeof schema>;
export type Progress = Omit<Cursor, "holder" | "until">;

const record = defineRecord({ kind: "mailbox", version: 1, schema });

/** Records how far a mailbox has been read. One process at a time holds it; another takes over when the lease runs out. */
export interface CursorStore {
  /** Acquires or renews the lease on the mailbox. Returns undefined while another process holds it. */
  hold(): Promise<Cursor | undefined>;
  /** Updates the position and renews the lease. Returns undefined, without a change, when another process has taken over. */
  advance(change: (progress: Cursor) => Progress): Promise<Cursor | undefined>;
  /** Ends the lease so that another process can take over immediately. */
  release(): Promise<void>;
}

export interface CursorDeps {
  readonly store: Store;
  /** The mailbox's key in the store. */
  readonly mailbox: string;
  /** This process's name in the lease. */
  readonly holder: string;
  readonly leaseMs: number;
  readonly clock: () => number;
}

export function createCursorStore({ store, mailbox, holder, leaseMs, clock }: CursorDeps): CursorStore {
  const key: Key = { kind: "mailbox", partition: "mailbox", id: mailbox };
  const unread: Cursor = { holder: "", until: 0, uidValidity: "", lastUid: 0, seenAt: 0, waiting: [] };

  async function change(next: (current: Cursor, now: number) => Cursor): Promise<Cursor | undefined> {
    const now = clock();
    const stood = await update(store, key, record, (stored) => {
      const current = stored ?? unread;
      const isOthers = current.holder !== holder && current.until > now;
      return isOthers ? current : next(current, now);
    });
    return stood.holder === holder ? stood : undefined;
  }

  return {
    hold: () => change((it, now) => ({ ...it, holder, until: now + leaseMs })),
    advance: (further) =>
      change((it, now) =>
        // A process that lost the lease in between must not overwrite the position of the one that has it now.
        it.holder === holder ? { ...it, ...further(it), holder, until: now + leaseMs } : it,
      ),
    async release() {
      await change((it) => (it.holder === holder ? { ...it, until: 0 } : it));
    },
  };
}
