import type { AccountId } from "../foundation/ids";
import { z } from "zod";
import { defineRecord } from "../store/record";
import type { Key } from "../store/port";

const phases = ["placed", "processing", "ready", "collected", "failed", "cancelled", "revoked", "unknown"] as const;

/** An order Legitka follows. No secrets: whether the code is there is all it keeps. */
export const followedSchema = z.object({
  id: z.string(),
  phase: z.enum(phases),
  /** USOS's status as it came. */
  status: z.string().nullable(),
  orderedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  /** When the phase last changed, milliseconds since the epoch; what the pace of asking depends on. */
  since: z.number(),
});
export type Followed = z.infer<typeof followedSchema>;

export const accountSchema = z.object({
  usosId: z.string(),
  firstName: z.string().nullable(),
  studentNumber: z.string().nullable(),
  /** The OAuth access token, sealed for this account. Null once USOS refused it. */
  token: z.string().nullable(),
  /** Chat identities signed in to this account. */
  persons: z.array(z.string()),
  orders: z.record(z.string(), followedSchema),
  /** An order being placed: set before USOS is asked, so that nothing can order a second time meanwhile. */
  ordering: z
    .object({
      by: z.string(),
      /** The claim of that job's run whose order it is: one with a lower claim was overtaken. */
      claim: z.number().default(0),
      since: z.number(),
      /** What USOS listed before the call; null until the call is about to be made. */
      baseline: z.array(z.string()).nullable(),
      /** How often the list was read again since. */
      checks: z.number(),
      /** What came of the call: nothing is known (the process died), USOS was silent, or it said yes. */
      heard: z.enum(["nothing", "silence", "yes"]),
      /** Jobs that found this order being placed; they order nothing and end as it does. */
      others: z.array(z.string()).exactOptional(),
    })
    .nullable(),
  /** How the latest placing ended, so that its job, run again after a crash, ends the same; not kept for refusals. */
  placed: z
    .object({
      by: z.string(),
      how: z.enum(["accepted", "unclear"]),
      /** Null while USOS has not listed it: the follower looks for it then. */
      orderId: z.string().nullable(),
      at: z.number(),
      others: z.array(z.string()).exactOptional(),
    })
    .nullable()
    .default(null),
  reminders: z.object({ on: z.boolean(), snoozedUntil: z.number(), sent: z.array(z.string()) }),
  /** The latest trouble, for the helpdesk: a code, never an answer's text. */
  lastTrouble: z.object({ code: z.string(), at: z.number() }).nullable(),
});
export type Account = z.infer<typeof accountSchema>;

/** A USOS account and what the bot follows for it. Partition: `institution:usosId`. */
export const accountRecord = defineRecord({ kind: "account", version: 1, schema: accountSchema });

export const accountKey = (account: AccountId): Key => ({ kind: "account", partition: account });

/** Still on its way to the phone. */
export const isOpen = (phase: Followed["phase"]): boolean =>
  phase === "placed" || phase === "processing" || phase === "ready" || phase === "unknown";

/** Can still be revoked or cancelled. */
export const isAlive = (phase: Followed["phase"]): boolean => isOpen(phase) || phase === "collected";
