import { type AccountId, chatIdSchema } from "../foundation/ids";
import { z } from "zod";
import type { CodesWhen } from "../../dialogs/kit/facts";
import type { Institution } from "../../dialogs/kit/institution";
import { stages } from "../statistics/port";
import { defineRecord } from "../store/record";
import type { Key } from "../store/port";

const phases = ["placed", "processing", "ready", "collected", "failed", "cancelled", "revoked", "unknown"] as const;

/** An order that Legitka follows. It holds no secrets: for the codes it only records whether they exist. */
export const followedSchema = z.object({
  id: z.string(),
  phase: z.enum(phases),
  /** The status as USOS sent it. */
  status: z.string().nullable(),
  orderedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  /** When the phase or the status last changed, in milliseconds since the epoch. How often USOS is asked depends on it. */
  since: z.number(),
});
export type Followed = z.infer<typeof followedSchema>;

export const accountSchema = z.object({
  usosId: z.string(),
  firstName: z.string().nullable(),
  studentNumber: z.string().nullable(),
  /** The OAuth access token, sealed for this account. Null once USOS refused it. */
  token: z.string().nullable(),
  /** The chats that are linked to this account. */
  chats: z.array(chatIdSchema),
  /** When each chat was linked, in milliseconds since the epoch. It is missing for chats that were linked by older versions. */
  linkedAt: z.record(chatIdSchema, z.number()).exactOptional(),
  /** When the student last signed in and disconnected all other chats. A sign-in that was started before then links no chat. */
  aloneSince: z.number().exactOptional(),
  /** When each chat was put out by another one: such a chat may sign in to be the only one again. */
  putOut: z.record(chatIdSchema, z.number()).exactOptional(),
  orders: z.record(z.string(), followedSchema),
  /** The order that is being placed. It is stored before USOS is asked, so that nothing else can place a second order meanwhile. */
  ordering: z
    .object({
      by: z.string(),
      /** The claim of the job run that owns this order; a run with a lower claim has been overtaken. */
      claim: z.number().default(0),
      since: z.number(),
      /** The ids of the orders that USOS listed before the call; null until the call is about to be made. */
      baseline: z.array(z.string()).nullable(),
      /** How many times the list has been read again since the call. */
      checks: z.number(),
      /** The outcome of the call: nothing is known (it was not made yet, or the process died), USOS did not answer, or it accepted. */
      heard: z.enum(["nothing", "silence", "yes"]),
      /** Jobs that found this order being placed. They wait for its outcome and order something themselves only if it is refused. */
      others: z.array(z.string()).exactOptional(),
    })
    .nullable(),
  /** How the latest placing ended, so that its job ends the same way when it runs again after a crash. Refusals are not recorded. */
  placed: z
    .object({
      by: z.string(),
      how: z.enum(["accepted", "unclear"]),
      /** Null while USOS has not listed the order; the follower then looks for it. */
      orderId: z.string().nullable(),
      at: z.number(),
      others: z.array(z.string()).exactOptional(),
    })
    .nullable()
    .default(null),
  /** `sent` has the latest nudges that the student was told. */
  reminders: z.object({ on: z.boolean(), snoozedUntil: z.number(), sent: z.array(z.string()) }),
  /** Whether USOS allows the card in the phone to be extended; missing until USOS has been asked. */
  extension: z
    .object({
      order: z.string(),
      askedAt: z.number(),
      isAllowed: z.boolean(),
      /** When the extension became allowed; null if it is not allowed, or was already allowed when USOS was first asked. */
      allowedSince: z.number().nullable(),
    })
    .exactOptional(),
  /** When codes were last shown to the student, and when they leave the screen at the latest; in milliseconds since the epoch. */
  codesShown: z.object({ at: z.number(), until: z.number() }).exactOptional(),
  /** The order whose card the student says is in the phone, while USOS still has it as waiting. */
  installed: z.object({ order: z.string(), at: z.number() }).exactOptional(),
  /** When the student wants to see the codes; null means the institution's default. */
  codes: z.enum(["whenReady", "whenAsked"]).nullable().default(null),
  /**
   * The statistics' memory of this student, so that nothing is counted twice: the stages of the current way to a card, reasons
   * for which USOS took no order, and the chats, by their handles.
   */
  counted: z
    .object({
      way: z.enum(["first", "again"]),
      stages: z.array(z.enum(stages)),
      obstacles: z.array(z.string()),
      chats: z.array(z.string()),
    })
    .exactOptional(),
  /** When staff last looked at what is known and what USOS says about the student's card, oldest first; shown to the student. */
  looks: z.array(z.object({ id: z.string(), at: z.number() })).exactOptional(),
  /** The latest problem, for the helpdesk: a code, never the text of an answer. */
  lastTrouble: z.object({ code: z.string(), at: z.number() }).nullable(),
});
export type Account = z.infer<typeof accountSchema>;

export const accountKind = "account";

/** A USOS account and what the bot follows for it. Partition: `institution:usosId`. */
export const accountRecord = defineRecord({
  kind: accountKind,
  version: 1,
  schema: accountSchema,
  storedAs: { chats: "persons" },
});

export const accountKey = (account: AccountId): Key => ({ kind: accountKind, partition: account });

/** Whether an order is still on its way to the phone. */
export const isOpen = (phase: Followed["phase"]): boolean =>
  phase === "placed" || phase === "processing" || phase === "ready" || phase === "unknown";

/** Whether an order can still be revoked or cancelled. */
export const isAlive = (phase: Followed["phase"]): boolean => isOpen(phase) || phase === "collected";

/** When an account's codes are shown: the student's choice, or the institution's default. */
export const codesWhen = (account: Pick<Account, "codes">, institution: Pick<Institution, "codes">): CodesWhen =>
  account.codes ?? institution.codes;
