import { z } from "zod";
import { defineRecord } from "../../store/record";
import type { Key, Store } from "../../store/port";
import { update } from "../../store/update";

const schema = z.object({
  /** Who follows the mailbox, and until when, milliseconds since the epoch. */
  holder: z.string(),
  until: z.number(),
  /** RFC 3501, 2.3.1.1: when it changes, UIDs mean other letters. Empty before the first look. */
  uidValidity: z.string(),
  /** Everything up to this UID was dealt with, but for `waiting`. */
  lastUid: z.number(),
  /** When the last letter was dealt with: where to look again when UIDs mean nothing any more. */
  seenAt: z.number(),
  /** Letters that could not be dealt with so far, and when they are tried again. */
  waiting: z.array(z.object({ uid: z.number(), tries: z.number(), at: z.number() })),
});
export type Cursor = z.infer<typeof schema>;
export type Progress = Omit<Cursor, "holder" | "until">;

const record = defineRecord({ kind: "mailbox", version: 1, schema });

/** How far a mailbox was read, and by whom: one process at a time, another when it goes silent. */
export interface CursorStore {
  /** Takes or keeps the mailbox for `leaseMs` from now; undefined while somebody else has it. */
  hold(): Promise<Cursor | undefined>;
  /** Changes how far it was read, and keeps the mailbox; undefined, and nothing changed, when somebody else took it. */
  advance(change: (progress: Cursor) => Progress): Promise<Cursor | undefined>;
  /** Lets the next one have it at once. */
  release(): Promise<void>;
}

export interface CursorParts {
  readonly store: Store;
  /** Names the mailbox. */
  readonly mailbox: string;
  /** Names this process. */
  readonly holder: string;
  readonly leaseMs: number;
  readonly clock: () => number;
}

export function createCursorStore({ store, mailbox, holder, leaseMs, clock }: CursorParts): CursorStore {
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
        // Whoever lost it in between must not go on where another one has been.
        it.holder === holder ? { ...it, ...further(it), holder, until: now + leaseMs } : it,
      ),
    async release() {
      await change((it) => (it.holder === holder ? { ...it, until: 0 } : it));
    },
  };
}
