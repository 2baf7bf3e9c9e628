import { createHash } from "node:crypto";
import { z } from "zod";
import { languages, wordsSchema } from "../../../dialogs/kit/text";
import { defineRecord } from "../../store/record";
import type { JobToSchedule, Key } from "../../store/port";

export const togetherQueue = "together";

const countsSchema = z.object({
  sent: z.int(),
  /** A colleague answered after the preview was made. */
  answered: z.int(),
  /** Withdrawn, resolved or erased meanwhile. */
  gone: z.int(),
  /** A ready answer in the text lacks something about this student. */
  blanks: z.int(),
});
export type Counts = z.infer<typeof countsSchema>;
export const noCounts: Counts = { sent: 0, answered: 0, gone: 0, blanks: 0 };

const draftSchema = z.object({
  texts: wordsSchema,
  tickets: z.array(z.object({ id: z.string(), seen: z.int() })),
  /** Whether the tickets are resolved with the answer. */
  resolves: z.boolean(),
  by: z.object({ id: z.string(), name: z.string() }),
});
/** An answer to many tickets before it is sent. */
export type Draft = z.infer<typeof draftSchema>;

const answerSchema = draftSchema.extend({
  state: z.enum(["draft", "sending", "done"]),
  /** When it entered this state, in milliseconds since the epoch. */
  since: z.number(),
  /** How many of the tickets are dealt with. */
  at: z.int(),
  counts: countsSchema,
  /** The tickets that still need an answer of their own. */
  left: z.array(z.string()),
});
export type AnswerToMany = z.infer<typeof answerSchema>;

export const answerRecord = defineRecord({ kind: "answerToMany", version: 1, schema: answerSchema });
const partitionOf = (id: string): string => `answerToMany:${id}`;
export const answerKey = (id: string): Key => ({ kind: "answerToMany", partition: partitionOf(id) });

export const togetherJobSchema = z.object({ answer: z.string() });
export const togetherJob = (id: string, dueAt: number): JobToSchedule => ({
  queue: togetherQueue,
  id: "send",
  dueAt,
  payload: { answer: id },
});

/** Tells whether two drafts say the same to the same tickets. */
export function digestOf({ texts, tickets, resolves }: Pick<Draft, "texts" | "tickets" | "resolves">): string {
  const canonical = JSON.stringify([
    languages.map((lang) => texts[lang] ?? null),
    tickets.map(({ id, seen }) => `${id}:${String(seen)}`),
    resolves,
  ]);
  return createHash("sha256").update(canonical).digest("base64url");
}
