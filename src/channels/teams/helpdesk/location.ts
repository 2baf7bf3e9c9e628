/** The helpdesk's place in Teams. */
export interface TeamsHelpdesk {
  /** The team whose members are the staff. */
  readonly team: string;
  readonly channel: string;
  readonly tenantId: string;
  /** The bot's own id (`28:…`). */
  readonly bot: string;
}

/**
 * The service address for what the bot begins itself, before anything has come from the tenant. Microsoft's service finds the
 * tenant's region behind it (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages).
 */
export const serviceUrl = "https://smba.trafficmanager.net/teams/";

/** The conversation that is the thread below a message of a channel. */
export const threadOf = (channel: string, root: string): string => `${channel};messageid=${root}`;

/** A thread of a channel: the channel, and the message with which the thread begins. */
export interface Thread {
  readonly channel: string;
  readonly root: string;
}

/** Reads the id of a conversation in a channel. */
export function threadIn(conversation: string): Thread {
  const [channel = "", rest = ""] = conversation.split(";");
  return { channel, root: /^messageid=(\d+)$/.exec(rest)?.[1] ?? "" };
}

/** The link that opens a message of a channel in Teams. */
export const linkTo = ({ channel, root }: Thread, { tenantId }: Pick<TeamsHelpdesk, "tenantId">): string =>
  `https://teams.microsoft.com/l/message/${encodeURIComponent(channel)}/${root}?tenantId=${tenantId}`;

/** The event id of a message typed in a thread of a channel. */
export const typedId = ({ channel, root }: Thread, message: string): string => `teams:${channel}:${root}:${message}`;

/** Whether an entry was typed in this thread, so that it stands there already. */
export const isTypedIn = ({ channel, root }: Thread, event: string): boolean =>
  event.startsWith(`teams:${channel}:${root}:`);
