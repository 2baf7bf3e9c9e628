import { z } from "zod";
import { isPicture } from "./pictures";

const text = z.string().nullish();
/**
 * An id that can be part of a key and of a URL: control characters and lone surrogates are refused, and so are ids longer than
 * any of Teams'.
 */
const id = z
  .string()
  .max(2_000)
  .refine((it) => !/[\p{Cs}\p{Cc}]/u.test(it))
  .nullish();
const account = z.object({ id, name: text, aadObjectId: text }).nullish();
const entity = z.object({
  type: text,
  locale: text,
  text,
  mentioned: account,
  /** The beginning of the quoted message of a `quotedReply`. */
  quotedReply: z.object({ preview: text }).nullish(),
});

/**
 * The fields this bot reads from an activity (the "Activity object" in
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference). Any of them may be
 * missing or null; all other fields are ignored.
 */
export const activitySchema = z.object({
  type: z.string(),
  id,
  timestamp: text,
  serviceUrl: text,
  from: account,
  recipient: account,
  conversation: z.object({ id, conversationType: text, tenantId: text }).nullish(),
  text,
  locale: text,
  /** The message that an invoke is about. */
  replyToId: id,
  /** The operation an `invoke` activity asks for. */
  name: text,
  value: z.unknown().optional(),
  /** The action of an `installationUpdate`: `add` or `remove`, or one of them with the suffix `-upgrade`. */
  action: text,
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
  /** `content` is a text or an object, depending on the content type. */
  attachments: z
    .array(z.object({ contentType: text, name: text, contentUrl: text, content: z.unknown().optional() }).nullish())
    .nullish(),
  entities: z.array(entity.nullish()).nullish(),
  channelData: z.object({ tenant: z.object({ id: text }).nullish(), eventType: text }).nullish(),
});
export type Activity = z.infer<typeof activitySchema>;

/** The Microsoft Entra tenant of an activity; undefined when the activity does not name one. */
export const tenantOf = ({ channelData, conversation }: Activity): string | undefined =>
  channelData?.tenant?.id ?? conversation?.tenantId ?? undefined;

/** The client's language as a BCP 47 tag; undefined when the activity does not name one. */
export function localeOf({ locale, entities }: Activity): string | undefined {
  return locale?.trim() || entities?.find((it) => it?.type === "clientInfo")?.locale?.trim() || undefined;
}

/** The type of the first attachment the person added that is no picture for support; undefined when there is none. */
export function attachmentOf(activity: Activity): "image" | "audio" | "file" | undefined {
  const { attachments } = activity;
  const types = (attachments ?? []).flatMap((it) => (it && !isPicture(it, activity) ? [it.contentType ?? ""] : []));
  const type = types.find((it) => !notFiles.has(it));
  if (type === undefined) return undefined;
  if (type.startsWith("image/")) return "image";
  return type.startsWith("audio/") ? "audio" : "file";
}

/** Types that Teams attaches by itself: copies of the text, and references to quoted or forwarded messages. */
const notFiles = new Set(["", "text/html", "text/plain", "messageReference", "forwardedMessageReference"]);
