import { z } from "zod";
import type { Content, Edit } from "../../conversation/ports";
import { plainOf } from "./mrkdwn";

const text = z.string().nullish();
const file = z.object({ mimetype: text });
const edited = z.object({ ts: z.string() }).nullish();

/** What is read of a `message` event (https://docs.slack.dev/reference/events/message); what is not named here is ignored. */
export const messageSchema = z.object({
  channel: z.string(),
  channel_type: text,
  ts: z.string(),
  subtype: text,
  user: text,
  bot_id: text,
  app_id: text,
  text,
  files: z.array(file.nullish()).nullish(),
  /** Of `message_changed`: the message as it is now, and as it was. */
  message: z.object({ ts: z.string(), user: text, bot_id: text, text, edited }).nullish(),
  previous_message: z.object({ text }).nullish(),
});
export type MessageEvent = z.infer<typeof messageSchema>;

/** What somebody did, and who. */
export interface ParsedMessage {
  readonly user: string;
  readonly eventId: string;
  readonly content: Content | Edit;
}

/** Said by people: everything else with a subtype is Slack telling of something, or another program talking. */
const byPeople = new Set([undefined, "file_share", "thread_broadcast", "me_message"]);

/**
 * Reads what a message of a direct conversation means; undefined for what no person said. An event is named by the message
 * it is about, so that a change of the message can name it too.
 */
export function parseMessage(team: string, event: MessageEvent): ParsedMessage | undefined {
  const nameOf = (ts: string): string => `slack:${team}:${event.channel}:${ts}`;
  if (event.subtype === "message_changed") return heardChange(event, nameOf);
  const { user, ts } = event;
  if (!user || event.bot_id || !byPeople.has(event.subtype ?? undefined)) return undefined;
  const words = plainOf(event.text ?? "");
  const attachment = words === "" ? attachmentOf(event.files) : undefined;
  const content: Content = attachment ? { kind: "attachment", type: attachment } : { kind: "text", text: words };
  return { user, eventId: nameOf(ts), content };
}

/** Slack also tells so of a preview it added, of a thread that grew, and of our own messages. */
function heardChange({ message, previous_message: before }: MessageEvent, nameOf: (ts: string) => string) {
  if (!message?.user || message.bot_id || !message.edited) return undefined;
  const words = plainOf(message.text ?? "");
  if (words === plainOf(before?.text ?? "")) return undefined;
  const of = nameOf(message.ts);
  // Named by its time, not by its text: a name is kept, and a digest of a PESEL is as good as one.
  return {
    user: message.user,
    eventId: `${of}:${message.edited.ts}`,
    content: { kind: "edit", of, text: words },
  } as const;
}

function attachmentOf(files: MessageEvent["files"]): "image" | "audio" | "file" | undefined {
  const [first] = files ?? [];
  if (!first) return undefined;
  const type = first.mimetype ?? "";
  if (type.startsWith("image/")) return "image";
  return type.startsWith("audio/") ? "audio" : "file";
}
