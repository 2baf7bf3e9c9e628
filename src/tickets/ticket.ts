import { type ChatId, chatIdSchema } from "../foundation/ids";
import { z } from "zod";
import { defineRecord } from "../store/record";
import type { Key } from "../store/port";
import { targetSchema } from "./handing/target";

const staffSchema = z.object({
  /** `slack:TEAM:USER`, `teams:USER` or `mail:address`. */
  id: z.string(),
  name: z.string(),
});
/** A member of the support staff. */
export type Staff = z.infer<typeof staffSchema>;

const fileSchema = z.object({
  name: z.string(),
  type: z.string(),
  bytes: z.number(),
  /** Whether it is an image that the student can open. The image is stored in a separate record (`ticketPicture`). */
  shown: z.boolean(),
});
export type TicketFile = z.infer<typeof fileSchema>;

const factSchema = z.object({ name: z.string(), value: z.string() });

const entrySchema = z.object({
  /** Identifies the cause of the entry (a job, a chat's event, a letter), so that a repetition adds nothing. */
  id: z.string(),
  /** ISO 8601. */
  at: z.string(),
  what: z.enum([
    "said",
    "claimed",
    "released",
    "waiting",
    "resolved",
    "reopened",
    "withdrawn",
    "priority",
    "tagged",
    "untagged",
    "unreachable",
    "handed",
    "takenBack",
    "notHanded",
    "left",
    "noted",
    "merged",
    "unmerged",
    "joined",
    "parted",
    "alsoSaid",
    "split",
  ]),
  from: z.enum(["student", "staff"]),
  via: z.enum(["chat", "mail", "slack", "teams"]),
  /** The name of the staff member; null for the student. */
  author: z.string().nullable(),
  /**
   * The text, with PESELs masked. For `priority` it is the new priority, for `tagged` and `untagged` the tag, for `released` by
   * somebody else the name of the staff member who had claimed the ticket, for a hand-over the name of the other side, for what
   * joins tickets or parts them the number of the other ticket; otherwise it is empty.
   */
  text: z.string(),
  files: z.array(fileSchema),
  /** Name and value of each fact that the assistant adds for staff. */
  facts: z.array(factSchema).exactOptional(),
  /** The side that the ticket was handed to, or taken back from. */
  to: targetSchema.exactOptional(),
  /** The group or the office that had the ticket before it was handed over. */
  was: targetSchema.exactOptional(),
  /** It was done to many tickets at once, so support's mailbox gets no copy of each. */
  many: z.literal(true).exactOptional(),
  /** The mailbox that an answer by mail came from, if it is one of those that get letters about the ticket. */
  mailbox: z.enum(["office", "support"]).exactOptional(),
  /** A note to whoever got the ticket, or, for `noted`, one among staff. Nothing that a student sees contains it. */
  note: z.string().exactOptional(),
  /** The ticket in which it was done, if it stands here too because this ticket is merged into that one. */
  carried: z.string().exactOptional(),
  /** These words of the student opened the ticket again, which was resolved. */
  reopens: z.literal(true).exactOptional(),
  /** The student knows it from another ticket of theirs, so they are not told again. */
  isKnown: z.literal(true).exactOptional(),
  /** The ticket that these words of the student were made into. */
  movedTo: z.string().exactOptional(),
});
/** Something that was said or done about a ticket. */
export type Entry = z.infer<typeof entrySchema>;

/** The id of the entry with the pictures that came with a ticket's first words. */
export const picturesEntry = "pictures";

export const priorities = ["low", "normal", "high"] as const;
export type Priority = (typeof priorities)[number];

export const ticketSchema = z.object({
  chatId: chatIdSchema,
  openedAt: z.string(),
  changedAt: z.string(),
  state: z.enum(["open", "waiting", "resolved", "withdrawn"]),
  priority: z.enum(priorities),
  claimedBy: staffSchema.nullable(),
  /** The topic that the text seems to be about; missing if that is not clear. */
  topic: z.string().exactOptional(),
  /** The topics that staff have set; missing as long as they have set none. */
  tags: z.array(z.string()).exactOptional(),
  /** The group or the office that has it; a colleague who has it stands in `claimedBy`. */
  handedTo: targetSchema.nullable().exactOptional(),
  /** The ticket that stands for this one: it is worked on there, and what its student is told, this one's student is told too. */
  mergedInto: z.string().nullable().exactOptional(),
  /** The tickets that this one stands for. */
  merged: z.array(z.string()).exactOptional(),
  /** The ticket that its words were written in. */
  splitFrom: z.string().exactOptional(),
  /** The student's text, with PESELs masked. */
  text: z.string(),
  /** Name and value of each fact that goes with it, in the order shown to the student. */
  facts: z.array(factSchema),
  /** Everything that happened since, oldest first. */
  entries: z.array(entrySchema),
  lang: z.string(),
  /** The known problem whose state the student read before sending it. */
  problem: z.string().exactOptional(),
  /** The delivery state of its first letter; `undelivered` if the mail server sent it back. */
  mail: z.enum(["sending", "late", "delivered", "undelivered"]),
  /** The reports of its letters that bounced. */
  bounces: z.array(z.string()),
  /** The ticket's card on the staff's board; null when there was no board. */
  board: z
    .object({
      how: z.enum(["sending", "late", "delivered"]),
      /** Identifies the card on the board; null until the board shows it. */
      ref: z.record(z.string(), z.unknown()).nullable(),
      /** How many entries are in its thread. */
      entries: z.int(),
      /** Until when a process is working on the card, in milliseconds since the epoch. */
      busyUntil: z.number(),
    })
    .nullable(),
});
export type Ticket = z.infer<typeof ticketSchema>;

const firstVersion = z.object({
  openedAt: z.string(),
  state: z.enum(["sending", "delivered", "withdrawn"]),
  additions: z.array(z.object({ at: z.string(), text: z.string(), by: z.string() })),
});

/** A request for help from staff. Partition: the chat it came from. */
export const ticketRecord = defineRecord({
  kind: "ticket",
  version: 2,
  schema: ticketSchema,
  storedAs: { chatId: "person" },
  migrate: (_, it) => {
    const { openedAt, state, additions } = firstVersion.parse(it);
    return {
      ...(it as object),
      changedAt: additions.at(-1)?.at ?? openedAt,
      state: state === "withdrawn" ? "withdrawn" : "open",
      priority: "normal",
      claimedBy: null,
      entries: additions.map(({ at, text, by }) => ({
        id: by,
        at,
        text,
        what: "said",
        from: "student",
        via: "chat",
        author: null,
        files: [],
      })),
      mail: state === "sending" ? "sending" : "delivered",
      bounces: [],
      board: null,
    };
  },
});

export const ticketKey = (chatId: ChatId, id: string): Key => ({ kind: "ticket", partition: chatId, id });

const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A number that people can read out: `L-` and six letters and digits that are hard to confuse, derived from the job's id. */
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

/** Whether the ticket is closed, so that nobody has to do anything more. */
export const isOver = ({ state }: Pick<Ticket, "state">): boolean => state === "resolved" || state === "withdrawn";

/** The answers that staff gave. */
export const answersOf = ({ entries }: Pick<Ticket, "entries">): Entry[] =>
  entries.filter(({ what, from }) => what === "said" && from === "staff");

/** Whether another ticket stands for it, so that staff have nothing to do here. */
export const isMerged = ({ mergedInto }: Pick<Ticket, "mergedInto">): boolean => typeof mergedInto === "string";

type DeliveryState = Pick<Ticket, "mail" | "board">;

/** Whether the ticket has reached the staff in any way. */
export const hasArrived = ({ mail, board }: DeliveryState): boolean =>
  mail === "delivered" || board?.how === "delivered";

/** Whether every way to the staff was tried and none has worked so far. */
export const isStuck = ({ mail, board }: DeliveryState): boolean =>
  (mail === "late" || mail === "undelivered") && (board === null || board.how === "late");
