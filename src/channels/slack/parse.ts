import { z } from "zod";
import type { Content, Edit } from "../../conversation/ports";
import { contentOf } from "../contentOf";
import { fileSchema, isPicture, sentPicture, type File } from "./pictures";
import { writtenSchema, type Words } from "./read";

const text = z.string().nullish();
const edited = z.object({ ts: z.string() }).nullish();

/** The fields read from a `message` event (https://docs.slack.dev/reference/events/message); all others are ignored. */
export const messageSchema = writtenSchema.extend({
  channel: z.string(),
  channel_type: text,
  ts: z.string(),
  subtype: text,
  user: text,
  bot_id: text,
  app_id: text,
  /** The first message of the thread that this message belongs to. */
  thread_ts: text,
  files: z.array(fileSchema.nullish()).nullish(),
  /** The message of a `message_changed` event after and before the change. */
  message: writtenSchema.extend({ ts: z.string(), user: text, bot_id: text, edited }).nullish(),
  previous_message: z.object({ text }).nullish(),
});
export type MessageEvent = z.infer<typeof messageSchema>;

/** A person's action, and the person's id. */
export interface ParsedMessage {
  readonly user: string;
  readonly eventId: string;
  readonly content: Content | Edit;
  /** Slack's time of the message or of its change. */
  readonly ts: string;
}

/** Subtypes of messages written by people. Any other subtype is a notification from Slack or a message from another program. */
const byPeople = new Set([undefined, "file_share", "thread_broadcast", "me_message"]);

/**
 * Interprets a message in a direct conversation; undefined for one that no person wrote. The event id is derived from the
 * message's timestamp, so that a later change of the message can refer to it.
 * @param words what the message says, or says after a change
 */
export function parseMessage(team: string, event: MessageEvent, words: Words): ParsedMessage | undefined {
  const nameOf = (ts: string): string => `slack:${team}:${event.channel}:${ts}`;
  if (event.subtype === "message_changed") return heardChange(event, textOf(words), nameOf);
  const { user, ts } = event;
  if (!user || event.bot_id || !byPeople.has(event.subtype ?? undefined)) return undefined;
  const files = (event.files ?? []).flatMap((it) => it ?? []);
  const others = files.filter((it) => !isPicture(it));
  const pictures = files.filter(isPicture).map(sentPicture);
  return { user, eventId: nameOf(ts), content: contentOf(textOf(words), attachmentOf(others), pictures), ts };
}

/** The assistant treats text that a student shares with it as if the student had typed it. */
const textOf = ({ typed, shared }: Words): string => [typed, shared].filter((it) => it !== "").join("\n\n");

/** Slack sends this event also when it added a link preview, when a thread grew, and for our own messages. */
function heardChange(
  { message, previous_message: before }: MessageEvent,
  text: string,
  nameOf: (ts: string) => string,
) {
  if (!message?.user || message.bot_id || !message.edited || message.text === before?.text) return undefined;
  const of = nameOf(message.ts);
  // The event id contains the edit's timestamp and not a digest of its text: event ids are stored, and a digest of a PESEL
  // reveals the PESEL.
  return {
    user: message.user,
    eventId: `${of}:${message.edited.ts}`,
    content: { kind: "edit", of, text },
    ts: message.edited.ts,
  } as const;
}

/** The type of the first of the files that are not accepted. */
function attachmentOf(files: readonly File[]): "image" | "audio" | "file" | undefined {
  const [first] = files;
  if (!first) return undefined;
  const type = first.mimetype ?? "";
  if (type.startsWith("image/")) return "image";
  return type.startsWith("audio/") ? "audio" : "file";
}
