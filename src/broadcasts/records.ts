import { z } from "zod";
import { chatIdSchema } from "../foundation/ids";
import { wordsSchema } from "../../dialogs/kit/text";
import { defineRecord } from "../store/record";
import type { JobToSchedule, Key } from "../store/port";

export const broadcastQueue = "broadcast";

export const audienceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("everybody") }),
  /** Students with an order that is not in their phone yet. */
  z.object({ kind: z.literal("underWay") }),
  /** Students whose card in the phone is valid, and expires before a day (YYYY-MM-DD). */
  z.object({ kind: z.literal("endsBefore"), day: z.string() }),
  /** Nobody gets a message; cards that depend on USOS show a banner between two moments (milliseconds since the epoch). */
  z.object({ kind: z.literal("banner"), from: z.number(), until: z.number() }),
]);
export type Audience = z.infer<typeof audienceSchema>;

/** The outcomes of telling people, each person counted once. */
export const countsSchema = z.object({
  told: z.int(),
  /** They removed or blocked the assistant, or their chat is in a channel that does not run. */
  unreachable: z.int(),
  optedOut: z.int(),
  /** It is unknown whether the message arrived. It is not sent again, because nobody should get it twice. */
  unclear: z.int(),
  /** The chat system refused the message itself. */
  refused: z.int(),
});
export type Counts = z.infer<typeof countsSchema>;
export const noCounts: Counts = { told: 0, unreachable: 0, optedOut: 0, unclear: 0, refused: 0 };

const draftSchema = z.object({
  texts: wordsSchema,
  audience: audienceSchema,
  /** The staff member who sends it. */
  by: z.object({ id: z.string(), name: z.string() }),
});
/** A message of the staff before it is sent. */
export type Draft = z.infer<typeof draftSchema>;

const broadcastSchema = draftSchema.extend({
  state: z.enum(["draft", "gathering", "sending", "done"]),
  /** When it entered this state, in milliseconds since the epoch. */
  since: z.number(),
  /** The channels in which it is sent; known once the audience is gathered. */
  channels: z.array(z.string()),
  /** The people who were counted without being sent anything. */
  counts: countsSchema,
});
export type Broadcast = z.infer<typeof broadcastSchema>;

/** A message of the staff to many people. */
export const broadcastRecord = defineRecord({ kind: "broadcast", version: 1, schema: broadcastSchema });
export const partitionOf = (id: string): string => `broadcast:${id}`;
export const broadcastKey = (id: string): Key => ({ kind: "broadcast", partition: partitionOf(id) });

const deliverySchema = z.object({
  /** The gathering of the audience to which its pages belong; a later one has a higher number. */
  gathering: z.int(),
  pages: z.int(),
  isStarted: z.boolean(),
  isDone: z.boolean(),
  /** The next chat to tell: the number of a page, and a position in it. */
  at: z.object({ page: z.int(), place: z.int() }),
  /** The chats that are being told at this moment. After a crash it is unknown which of them got the message. */
  telling: z.array(chatIdSchema),
  /** The chats to tell later, because their channel asked for a pause. */
  again: z.array(z.object({ chat: chatIdSchema, tries: z.int() })),
  /** How many waves in a row have failed. */
  failures: z.int(),
  counts: countsSchema,
});
export type Delivery = z.infer<typeof deliverySchema>;

/** The progress of a broadcast in one channel. */
export const deliveryRecord = defineRecord({ kind: "broadcastDelivery", version: 1, schema: deliverySchema });
export const deliveryPartition = (id: string, channel: string): string => `${partitionOf(id)}:${channel}`;
export const deliveryKey = (id: string, channel: string): Key => ({
  kind: "broadcastDelivery",
  partition: deliveryPartition(id, channel),
});

/** Some of the chats to tell, in the partition of their delivery. */
export const pageRecord = defineRecord({
  kind: "broadcastPage",
  version: 1,
  schema: z.object({ chats: z.array(chatIdSchema) }),
});
const digits = (n: number): string => String(n).padStart(8, "0");
export const pageKey = (id: string, channel: string, gathering: number, page: number): Key => ({
  kind: "broadcastPage",
  partition: deliveryPartition(id, channel),
  id: `${digits(gathering)}:${digits(page)}`,
});

/** A task for a broadcast. */
export const broadcastJobSchema = z.union([
  /** Staff have confirmed it: exactly this, whatever the draft says by now. */
  z.object({ start: z.string(), draft: draftSchema }),
  /** Gathers its audience, and looks after its deliveries until all are done. */
  z.object({ watch: z.string() }),
  z.object({ send: z.string(), channel: z.string() }),
]);

/** Begins to send what staff have confirmed. */
export const startJob = (id: string, draft: Draft, dueAt: number): JobToSchedule => ({
  queue: broadcastQueue,
  id: `start:${id}`,
  dueAt,
  payload: { start: id, draft },
});

/** Looks after a broadcast: gathers its audience, and reports when all are told. There is one such job for each. */
export const watchJob = (id: string, dueAt: number): JobToSchedule => ({
  queue: broadcastQueue,
  id: "watch",
  dueAt,
  payload: { watch: id },
});

/** Sums up counts. */
export const sumOf = (all: readonly Counts[]): Counts =>
  all.reduce(
    (sum, it) => ({
      told: sum.told + it.told,
      unreachable: sum.unreachable + it.unreachable,
      optedOut: sum.optedOut + it.optedOut,
      unclear: sum.unclear + it.unclear,
      refused: sum.refused + it.refused,
    }),
    noCounts,
  );
