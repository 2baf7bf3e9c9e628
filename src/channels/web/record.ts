import { z } from "zod";
import type { Stored } from "../../store/port";
import { viewSchema } from "../viewSchema";

const fromAssistant = z.object({
  from: z.literal("assistant"),
  view: viewSchema,
  /** Identifies what the secret in this message belongs to, if there is one. The secret itself is never part of a record. */
  secretOf: z.string().exactOptional(),
  /** The button a person pressed on this card. */
  answered: z.string().exactOptional(),
  /** A person voted on this message; what they said is not kept. */
  voted: z.literal(true).exactOptional(),
});

const fromPerson = z.object({
  from: z.literal("person"),
  said: z.union([
    z.object({ kind: z.literal("text"), text: z.string() }),
    z.object({ kind: z.literal("attachment"), type: z.enum(["image", "audio", "file"]) }),
  ]),
});

const body = z.union([fromAssistant, fromPerson]);
const message = z.object({ v: z.literal(1), id: z.string(), seq: z.number(), at: z.number(), body });
const head = z.object({ v: z.literal(1), epoch: z.string(), seq: z.number(), at: z.number() });

export type Body = z.infer<typeof body>;
export type AssistantBody = z.infer<typeof fromAssistant>;

/** One message of a transcript. `seq` numbers every change, so that a page can ask for those it missed. */
export type Message = z.infer<typeof message> & {
  /** Sorts messages in the order they were said. */
  readonly order: string;
};

/** The transcript's head record. Forgetting a transcript starts a new `epoch`, which tells a page that it must start over. */
export type Head = z.infer<typeof head>;

/** Undefined for a record in a format this version does not know; such a message is not shown. */
export function readMessage({ key, value }: Stored): Message | undefined {
  const parsed = message.safeParse(value);
  return parsed.success ? { ...parsed.data, order: key.id ?? "" } : undefined;
}

export function readHead(stored: Stored | undefined): Head | undefined {
  return head.safeParse(stored?.value).data;
}
