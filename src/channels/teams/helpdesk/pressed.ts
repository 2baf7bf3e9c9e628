import { z } from "zod";
import { languages } from "../../../../dialogs/kit/text";
import { chatIdSchema } from "../../../foundation/ids";
import { priorities } from "../../../tickets/ticket";

/** The data that the form of a reply carries besides its text. */
const replySchema = z.object({
  ticket: z.string().max(40),
  /** Identifies the form, so that a reply sent twice is one reply. */
  form: z.string().max(100),
  /** How often the form was shown again; each time it is another try. */
  turn: z.int(),
  /** How many answers of staff the ticket had when the author last looked. */
  seen: z.int(),
  /** The language of the answers that were put in. */
  lang: z.enum(languages).exactOptional(),
  /** The names of the answers that were put in. */
  answers: z.array(z.string()).max(20),
});
export type ReplyState = z.infer<typeof replySchema>;

/** The person a look-up is about, as a button carries it; without either, staff type it. */
const whomSchema = z.object({
  ticket: z.string().max(40).exactOptional(),
  chatId: chatIdSchema.exactOptional(),
  /** The text that was typed in the channel. */
  about: z.string().max(500).exactOptional(),
});
export type Whom = z.infer<typeof whomSchema>;

const ofTicket = { ticket: z.string().max(40) };

/** The data of the helpdesk's buttons, by what they do. */
const pressedSchema = z.discriminatedUnion("desk", [
  z.object({ desk: z.enum(["claim", "release", "wait", "resolve", "reopen", "unmerge"]), ...ofTicket }),
  z.object({ desk: z.enum(["merge", "split"]), ...ofTicket }),
  z.object({ desk: z.enum(["sendMerge", "sendSplit"]), form: z.string().max(100), ...ofTicket }),
  z.object({ desk: z.literal("priority"), to: z.enum(priorities), ...ofTicket }),
  z.object({ desk: z.enum(["reply", "note"]), ...ofTicket }),
  z.object({ desk: z.literal("advise"), key: z.string().max(100), ...ofTicket }),
  z.object({ desk: z.enum(["sendReply", "insert"]), state: replySchema }),
  z.object({ desk: z.literal("sendNote"), form: z.string().max(100), ...ofTicket }),
  z.object({ desk: z.literal("look"), whom: whomSchema }),
  z.object({ desk: z.literal("sendLook"), whom: whomSchema, form: z.string().max(100) }),
  z.object({ desk: z.literal("lookAgain"), sealed: z.string().max(4_000) }),
  z.object({ desk: z.literal("keep"), ...ofTicket }),
  z.object({ desk: z.literal("sendTyped"), message: z.string().max(100), text: z.string().max(8_000), ...ofTicket }),
]);
export type Pressed = z.infer<typeof pressedSchema>;

/** The values of a dialog's fields and its list. */
const fieldsSchema = z.object({
  text: z.string().max(30_000).default(""),
  reason: z.string().max(30_000).default(""),
  about: z.string().max(30_000).default(""),
  answer: z.string().max(200).default(""),
  into: z.string().max(40).default(""),
  number: z.string().max(1_000).default(""),
  /** The values of all that were chosen, with commas between them. */
  messages: z.string().max(5_000).default(""),
});
export type Fields = z.infer<typeof fieldsSchema>;

export interface PressedWith {
  readonly pressed: Pressed;
  readonly fields: Fields;
}

const executed = z.object({ action: z.object({ data: z.unknown() }) });
const dialog = z.object({ data: z.unknown() });

/** A press, in a card or in a dialog; undefined for anything that our cards do not send. */
export function pressedIn(name: string | null | undefined, value: unknown): PressedWith | undefined {
  const data =
    name === "adaptiveCard/action"
      ? executed.safeParse(value).data?.action.data
      : name === "task/fetch" || name === "task/submit"
        ? dialog.safeParse(value).data?.data
        : undefined;
  const pressed = pressedSchema.safeParse(data).data;
  const fields = fieldsSchema.safeParse(data).data;
  return pressed && fields && { pressed, fields };
}
