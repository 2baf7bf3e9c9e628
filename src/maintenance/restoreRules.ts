import { z } from "zod";
import { accountRecord } from "../accounts/account";
import { outboxQueue, type Action } from "../conversation/action";
import { followQueue } from "../orders/observe";
import { tell } from "../outbox/announce";
import type { Dumped, DumpedJob, DumpedRecord } from "../store/dump";
import { dayMs } from "../foundation/time";

/**
 * What becomes of a backup's records and jobs when the product ran on after it was made. What was to be done then has been
 * done since; done once more it is harmless, repeated, or wrong:
 * - nothing is ordered: who was about to order is told that it is unclear whether that was done, as after silence of USOS;
 * - what was about to be said, shown or looked up for somebody is left out: it was, moments later;
 * - letters, cards of the staff, revocations, erasures and what takes codes off screens stay: better twice than never.
 * Every account that is signed in is looked at once, within minutes, for what was ordered since.
 */
export interface RestoreRules {
  /** What is loaded instead of an item. */
  apply(it: Dumped): readonly Dumped[];
  /** How many jobs were left out, and how many orders turned into a question. */
  readonly counts: { leftOut: number; unclear: number; lookedAt: number };
}

const spreadMs = 10 * 60_000;
/** An order USOS has not listed is looked for during a day; this is when that day must have begun to end soon. */
const missingSinceMs = dayMs - 2 * spreadMs;

const ordering = new Set(["order.place", "order.replace"]);
/** Answers to what somebody pressed just then; a code must not come on the screen unasked. */
const stale = new Set(["secret.show", "link.start", "link.verify", "privacy.export"]);
const staleQueues = new Set(["helpdeskLookup"]);

const actionSchema = z.object({ kind: z.enum(["say", "do", "read"]) });

/** @param now milliseconds since the epoch */
export function createRestoreRules(now: number, random: () => number = Math.random): RestoreRules {
  const counts = { leftOut: 0, unclear: 0, lookedAt: 0 };
  const leftOut = (): readonly Dumped[] => {
    counts.leftOut += 1;
    return [];
  };

  function ofOutbox(job: DumpedJob): readonly Dumped[] {
    if (!actionSchema.safeParse(job.payload).success) return [job];
    const action = job.payload as Action;
    if (action.kind === "read") return [job];
    if (action.kind === "say" || stale.has(action.effect.kind)) return leftOut();
    if (!ordering.has(action.effect.kind)) return [job];
    counts.unclear += 1;
    const { partition } = job;
    return [{ partition, kind: "job", claim: 0, ...tell(partition, { kind: "orderUnclear" }, `did:${job.id}`, now) }];
  }

  function ofAccount(record: DumpedRecord): readonly Dumped[] {
    const { key } = record;
    const account = accountRecord.read(record);
    if (account.token === null) return [record];
    counts.lookedAt += 1;
    // As after an order of which USOS has not said what came of it: the follower then reads all that USOS lists.
    const placed = { by: "restored", how: "unclear" as const, orderId: null, at: now - missingSinceMs };
    const value = accountRecord.write({ ...account, placed });
    const at = now + Math.round(random() * spreadMs);
    const { partition } = key;
    const follow = { queue: followQueue, partition, id: partition, at, claim: 0, payload: {} };
    return [
      { ...record, value },
      { kind: "job", ...follow },
    ];
  }

  return {
    counts,
    apply(it) {
      if (it.kind === "record") return it.key.kind === "account" ? ofAccount(it) : [it];
      if (it.queue === outboxQueue) return ofOutbox(it);
      if (it.queue === followQueue) return [];
      return staleQueues.has(it.queue) ? leftOut() : [it];
    },
  };
}
