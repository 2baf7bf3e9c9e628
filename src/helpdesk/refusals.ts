import { z } from "zod";
import { minuteMs } from "../foundation/time";
import type { Job, Key, Store } from "../store/port";
import { defineRecord } from "../store/record";
import { update } from "../store/update";
import type { Audit } from "./audit";
import type { Noted } from "./auditChain";

export const refusalQueue = "helpdeskRefusals";

/** An extra delay after the minute, because another process may still be counting. */
const graceMs = 5_000;
/** The most different actions that one entry names; the others are only counted. */
const mostNamed = 10;

const countsSchema = z.object({ counts: z.record(z.string(), z.int()), others: z.int() });
type Counts = z.infer<typeof countsSchema>;

/** The attempts after the first one, by name and count. */
const countsRecord = defineRecord({ kind: "refusalCounts", version: 1, schema: countsSchema });

const whoSchema = z.object({ id: z.string(), what: z.enum(["refused", "unverified"]), minute: z.int() });
type Who = z.infer<typeof whoSchema>;

/**
 * Records in the audit log whom the helpdesk refused: people who are not staff, and people whose membership could not be
 * determined.
 */
export interface Refusals {
  /**
   * When it resolves, the refusal is recorded or counted. Each person has at most two entries a minute, so that they cannot flood
   * the log: one for the first refusal, at once, and one for all others when the minute is over.
   */
  note(id: string, what: Who["what"], tried: string): Promise<void>;
  /** Writes the counts of a past minute. */
  readonly perform: (job: Job) => Promise<"done">;
}

export interface RefusalDeps {
  readonly store: Store;
  readonly audit: Pick<Audit, "note">;
  readonly clock: () => number;
}

export function createRefusals({ store, audit, clock }: RefusalDeps): Refusals {
  return {
    async note(id, what, tried) {
      const who: Who = { id, what, minute: Math.floor(clock() / minuteMs) };
      const event = eventOf(who);
      if (await audit.note(noted(who, tried), event)) return;
      const dueAt = (who.minute + 1) * minuteMs + graceMs;
      const rest = { queue: refusalQueue, id: event, dueAt, payload: who };
      await update(
        store,
        keyOf(who),
        countsRecord,
        (counted) => withOne(counted, tried),
        () => ({ schedule: [rest] }),
      );
    },
    async perform(job) {
      const who = whoSchema.parse(job.payload);
      const stored = await store.get(keyOf(who));
      if (!stored) return "done";
      await audit.note(noted(who, saidOf(countsRecord.read(stored))), `${eventOf(who)}:more`);
      await store.commit({ partition: keyOf(who).partition, delete: [keyOf(who)] });
      return "done";
    },
  };
}

const eventOf = ({ id, what, minute }: Who): string => `${what}:${id}:${minute}`;
const keyOf = (who: Who): Key => ({ kind: "refusalCounts", partition: `refusals:${eventOf(who)}` });

const noted = ({ id, what }: Who, outcome: string): Noted => ({
  by: { id, name: "" },
  what,
  about: null,
  ticket: null,
  reason: null,
  outcome,
});

function withOne({ counts, others }: Counts = { counts: {}, others: 0 }, tried: string): Counts {
  const isNamed = Object.hasOwn(counts, tried) || Object.keys(counts).length < mostNamed;
  return isNamed
    ? { counts: { ...counts, [tried]: (counts[tried] ?? 0) + 1 }, others }
    : { counts, others: others + 1 };
}

/** «claim L-ABC234 ×5, lookup ×1, … ×40». */
const saidOf = ({ counts, others }: Counts): string =>
  [...Object.entries(counts), ...(others > 0 ? [["…", others] as const] : [])]
    .map(([tried, count]) => `${tried} ×${count}`)
    .join(", ");
