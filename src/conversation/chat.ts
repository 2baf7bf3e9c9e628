import type { ChatId } from "../foundation/ids";
import { z } from "zod";
import { languages } from "../../dialogs/kit/text";
import { defineRecord } from "../store/record";

const data = z.record(z.string(), z.unknown());

/** A button of a list that stands beside the card: «Chodzi Ci o coś z tego?». */
export const listedSchema = z.object({
  label: z.record(z.string(), z.unknown()),
  dialog: z.string(),
  data: z.record(z.string(), z.string()).optional(),
  /** What may have been meant: where it is the only one, «tak» means it. */
  isGuess: z.literal(true).optional(),
});
export type Listed = z.infer<typeof listedSchema>;

/** Where a conversation stands: a named step and its plain data, so that it outlives deployments. */
export const frameSchema = z.object({
  dialog: z.string(),
  version: z.int(),
  step: z.string(),
  data,
  /** Names this asking of the step; a press must carry it, so buttons of an earlier card cannot be misapplied. */
  at: z.string(),
  /** The choices that were put before the person; nothing else can be pressed. */
  offered: z.array(z.string()),
  /** The number of the step in a walkthrough, as its card says it. */
  progress: z.int().optional(),
  /** Facts were asked for and have not come yet. */
  waiting: z.boolean(),
});
export type Frame = z.infer<typeof frameSchema>;

export const chatSchema = z.object({
  address: z.record(z.string(), z.unknown()),
  name: z.string().optional(),
  lang: z.enum(languages),
  /** False while the language is only guessed. */
  langChosen: z.boolean(),
  /** Kept when USOS ends the access, so that leaving and erasing still find it; gone when the student leaves. */
  account: z.string().optional(),
  /** Whether the account can be used now. */
  signedIn: z.boolean(),
  firstName: z.string().optional(),
  frame: frameSchema.nullable(),
  /** Steps «back» leads to, oldest first. */
  trail: z.array(frameSchema),
  /** Resumable dialogs left half-way, by dialog. */
  paused: z.record(z.string(), frameSchema),
  /** Ids of the latest events taken in, oldest first. */
  seen: z.array(z.string()),
  /** The event of the latest thing they wrote or pressed. */
  lastHeard: z.string().optional(),
  lastPress: z.object({ button: z.string(), time: z.number() }).optional(),
  /** Somebody wrote to them and waits: what they type next may be for that ticket. */
  answering: z.string().optional(),
  /** The buttons that were shown last, where those are not the standing card's: «2» and «the second one» mean them. */
  listed: z.array(listedSchema).optional(),
  /** The last thing they did was answered by asking the same step again. */
  askedAgain: z.boolean().optional(),
  /** False once the channel said that the person removed the assistant; true again when they write. */
  reachable: z.boolean(),
  lastSeenAt: z.number(),
});
export type Chat = z.infer<typeof chatSchema>;

/** A chat identity and its conversation, in one record so that a turn is one read and one write. */
export const chatRecord = defineRecord({ kind: "person", version: 1, schema: chatSchema });

export const chatKey = (chatId: ChatId) => ({ kind: "person", partition: chatId });
