import { z } from "zod";
import { defineRecord } from "../store/record";
import type { Key } from "../store/port";

export const ticketSchema = z.object({
  person: z.string(),
  openedAt: z.string(),
  state: z.enum(["sending", "delivered", "withdrawn"]),
  /** What the student wrote, PESELs masked. */
  text: z.string(),
  /** Name and value of each fact that goes with it, in the order shown to the student. */
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
  /** `by` is the job that added it, so that its repetition after a crash adds nothing. */
  additions: z.array(z.object({ at: z.string(), text: z.string(), by: z.string() })),
  lang: z.string(),
});
export type Ticket = z.infer<typeof ticketSchema>;

/** A request for help handed to people. Partition: the person. */
export const ticketRecord = defineRecord({ kind: "ticket", version: 1, schema: ticketSchema });

export const ticketKey = (person: string, id: string): Key => ({ kind: "ticket", partition: person, id });

const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A number people can read out: `L-` and six letters and digits that are hard to mistake, made of the job's own name. */
export function ticketNumber(job: string): string {
  let value = 0n;
  for (const byte of Buffer.from(job)) value = (value * 257n + BigInt(byte)) % 2n ** 61n;
  let name = "";
  for (let at = 0; at < 6; at++) {
    name += letters[Number(value % 32n)] ?? "A";
    value /= 32n;
  }
  return `L-${name}`;
}
