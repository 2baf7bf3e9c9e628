import { z } from "zod";
import { chatIdIn } from "../foundation/ids";
import { accountRecord } from "../accounts/account";
import { actionIn, outboxQueue } from "../conversation/action";
import { followQueue } from "../orders/observe";
import { tell } from "../outbox/announce";
import type { Dumped, DumpedJob, DumpedRecord } from "../store/dump";
import { dayMs } from "../foundation/time";

/**
 * Changes the records and jobs of a backup after which the product kept running. Jobs that were pending then have been performed
 * since; performing them again may be harmless, a repetition, or wrong:
 * - Nothing is ordered. Students with a pending order are told that it is unclear whether it was placed, as when USOS did not
 *   answer.
 * - Messages, codes and look-ups that were pending are left out, because they were delivered moments after the backup; so is the
 *   rest of a message of the staff to many people.
 * - Staff sign in to their pages again.
 * - Mails, staff's cards, revocations, erasures and the removal of codes from screens are kept: twice is better than never.
 *
 * Every account that is signed in is checked at USOS within minutes for orders placed since the backup.
 */
export interface RestoreRules {
  /** The items to load in place of the given one. */
  apply(it: Dumped): readonly Dumped[];
  /** How many jobs were left out, how many orders became a question to the student, and how many accounts will be checked. */
  readonly counts: { leftOut: number; unclear: number; lookedAt: number };
}

const spreadMs = 10 * 60_000;
/**
 * The follower looks for an order that USOS does not list for one day. Setting the order back by this much makes it stop soon
 * after the accounts were checked.
 */
const missingSinceMs = dayMs - 2 * spreadMs;

const ordering = new Set(["order.place", "order.replace"]);
/** Responses to something the student had just pressed. In particular, a code must not appear on the screen unasked. */
const stale = new Set(["secret.show", "link.start", "link.verify", "privacy.export"]);
/** Sign-ins of the staff, which may have ended or been used up since. */
const signIns = new Set(["staffLink", "staffAttempt", "staffSession"]);
const staleQueues = new Set(["helpdeskLookup", "helpdeskSearch", "broadcast"]);

const actionSchema = z.object({ kind: z.enum(["say", "do", "read"]) });

/**
 * Creates the rules.
 *
 * @param now milliseconds since the epoch
 */
export function createRestoreRules(now: number, random: () => number = Math.random): RestoreRules {
  const counts = { leftOut: 0, unclear: 0, lookedAt: 0 };
  const leftOut = (): readonly Dumped[] => {
    counts.leftOut += 1;
    return [];
  };

  function ofOutbox(job: DumpedJob): readonly Dumped[] {
    if (!actionSchema.safeParse(job.payload).success) return [job];
    const action = actionIn(job);
    if (action.kind === "read") return [job];
    if (action.kind === "say" || stale.has(action.effect.kind)) return leftOut();
    if (!ordering.has(action.effect.kind)) return [job];
    counts.unclear += 1;
    const { partition } = job;
    const happening = { kind: "orderUnclear" } as const;
    return [{ partition, kind: "job", claim: 0, ...tell(chatIdIn(job), happening, `did:${job.id}`, now) }];
  }

  function ofAccount(record: DumpedRecord): readonly Dumped[] {
    const { key } = record;
    const account = accountRecord.read(record);
    if (account.token === null) return [record];
    counts.lookedAt += 1;
    // The account is left as after an order that USOS did not confirm; the follower then reads everything that USOS lists.
    const placed = { by: "restored", how: "unclear" as const, orderId: null, at: now - missingSinceMs };
    const value = accountRecord.write({ ...account, placed });
    const dueAt = now + Math.round(random() * spreadMs);
    const { partition } = key;
    const follow = { queue: followQueue, partition, id: partition, dueAt, claim: 0, payload: {} };
    return [
      { ...record, value },
      { kind: "job", ...follow },
    ];
  }

  return {
    counts,
    apply(it) {
      if (it.kind === "record") {
        if (signIns.has(it.key.kind)) return [];
        return it.key.kind === "account" ? ofAccount(it) : [it];
      }
      if (it.queue === outboxQueue) return ofOutbox(it);
      if (it.queue === followQueue) return [];
      return staleQueues.has(it.queue) ? leftOut() : [it];
    },
  };
}
