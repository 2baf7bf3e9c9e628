import { firstLanguage } from "../../conversation/firstLanguage";
import type { Incoming } from "../../conversation/ports";
import { localeOf, type Activity } from "./activity";
import { chatIdOf, type TeamsAddress } from "./address";

/** Where somebody talks to the assistant, and who it is. */
export interface Meeting {
  readonly to: TeamsAddress;
  readonly name: string | undefined;
  readonly locale: string | undefined;
}

export function incomingOf({ to, name, locale }: Meeting, eventId: string, content: Incoming["content"]): Incoming {
  return {
    eventId,
    chatId: chatIdOf(to.user),
    address: to,
    ...(name === undefined ? {} : { name }),
    ...(locale === undefined ? {} : { locale }),
    content,
  };
}

export const languageOf = ({ locale, name }: Meeting) => firstLanguage(locale, name);

/** An answer to a press that leaves the card as it is and shows a word beside it. */
export const message = (value: string) => ({
  statusCode: 200,
  type: "application/vnd.microsoft.activity.message",
  value,
});

/** Who an activity comes from, and where they are. */
export function meetingIn(activity: Activity): Meeting {
  const { serviceUrl, conversation, from, recipient } = activity;
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
  };
}
