import { z } from "zod";

const text = z.string().nullish();
const account = z.object({ id: text, name: text, aadObjectId: text }).nullish();

/**
 * What is read of an activity (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference,
 * «Activity object»). Everything may be missing or null; what is not named here is ignored.
 */
export const activitySchema = z.object({
  type: z.string(),
  id: text,
  timestamp: text,
  serviceUrl: text,
  from: account,
  recipient: account,
  conversation: z.object({ id: text, conversationType: text, tenantId: text }).nullish(),
  text,
  locale: text,
  /** Of an invoke: what it asks. */
  name: text,
  value: z.unknown().optional(),
  /** Of an `installationUpdate`: `add`, `remove`, each also with `-upgrade`. */
  action: text,
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
  attachments: z.array(z.object({ contentType: text }).nullish()).nullish(),
  entities: z.array(z.object({ type: text, locale: text, text, mentioned: account }).nullish()).nullish(),
  channelData: z.object({ tenant: z.object({ id: text }).nullish(), eventType: text }).nullish(),
});
export type Activity = z.infer<typeof activitySchema>;

/** The tenant an activity belongs to, where it says so. */
export const tenantOf = ({ channelData, conversation }: Activity): string | undefined =>
  channelData?.tenant?.id ?? conversation?.tenantId ?? undefined;

/** The client's language, BCP 47. */
export function localeOf({ locale, entities }: Activity): string | undefined {
  return locale ?? entities?.find((it) => it?.type === "clientInfo")?.locale ?? undefined;
}

/** What was written, without the mentions of the bot. */
export function wordsOf({ text: written, entities, recipient }: Activity): string {
  const mentions = (entities ?? []).filter((it) => it?.type === "mention" && it.mentioned?.id === recipient?.id);
  const rest = mentions.reduce((all, it) => (it?.text ? all.replaceAll(it.text, " ") : all), written ?? "");
  return rest.replace(/&(?:nbsp|amp|lt|gt|quot|#39);|\u00a0/g, (found) => signs[found] ?? found).trim();
}

/** How Teams writes these signs in texts that were formatted; hard spaces stand where people typed several. */
const signs: Readonly<Record<string, string>> = {
  "\u00a0": " ",
  "&nbsp;": " ",
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/** The first attachment a person added. Beside every formatted text Teams sends the same as HTML, which is none. */
export function attachmentOf({ attachments }: Activity): "image" | "audio" | "file" | undefined {
  const types = (attachments ?? []).map((it) => it?.contentType ?? "");
  const type = types.find((it) => it !== "" && it !== "text/html" && it !== "text/plain");
  if (type === undefined) return undefined;
  if (type.startsWith("image/")) return "image";
  return type.startsWith("audio/") ? "audio" : "file";
}
