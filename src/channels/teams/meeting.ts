import { firstLanguage } from "../../conversation/firstLanguage";
import type { Incoming } from "../../conversation/ports";
import { localeOf, type Activity } from "./activity";
import { chatIdOf, type TeamsAddress } from "./address";

/** The person who is talking to the assistant, and the place. */
export interface Meeting {
  readonly to: TeamsAddress;
  readonly name: string | undefined;
  readonly locale: string | undefined;
  /** When the person did it, by Teams' clock in milliseconds since the epoch. */
  readonly doneAt: number | undefined;
}

export function incomingOf(
  { to, name, locale, doneAt }: Meeting,
  eventId: string,
  content: Incoming["content"],
): Incoming {
  return {
    eventId,
    chatId: chatIdOf(to.user),
    address: to,
    ...(name === undefined ? {} : { name }),
    ...(locale === undefined ? {} : { locale }),
    content,
    doneAt,
  };
}

export const languageOf = ({ locale, name }: Meeting) => firstLanguage(locale, name);

/** The answer to a press that leaves the card as it is and shows a short message beside it. */
export const message = (value: string) => ({
  statusCode: 200,
  type: "application/vnd.microsoft.activity.message",
  value,
});

/** The answer to a press that failed, which leaves the card as it is and shows the reason beside it. */
export const failure = (statusCode: 400 | 500, code: string, reason: string) => ({
  statusCode,
  type: "application/vnd.microsoft.error",
  value: { code, message: reason },
});

function timeOf(timestamp: string | null | undefined): number | undefined {
  const ms = Date.parse(timestamp ?? "");
  return Number.isFinite(ms) ? ms : undefined;
}

/** Reads from an activity who sent it and where to answer. */
export function meetingIn(activity: Activity): Meeting {
  const { serviceUrl, conversation, from, recipient, timestamp } = activity;
  return {
    to: {
      v: 1,
      serviceUrl: serviceUrl ?? "",
      conversation: conversation?.id ?? "",
      user: from?.id ?? "",
      bot: recipient?.id ?? "",
      ...(from?.aadObjectId ? { aadObjectId: from.aadObjectId } : {}),
    },
    name: from?.name?.trim() || undefined,
    locale: localeOf(activity),
    doneAt: timeOf(timestamp),
  };
}
