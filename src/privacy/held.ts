import { channelIn } from "../foundation/ids";
import { type Account } from "../accounts/account";
import { currentOrder } from "../../dialogs/kit/currentOrder";
import type { Missed } from "../conversation/missed";
import { plainName } from "../foundation/plainName";
import type { Chat } from "../conversation/chat";
import type { HeldFacts } from "../../dialogs/kit/facts";
import type { Ticket } from "../tickets/ticket";

/** A summary of the data stored about a person. */
export function heldOf(chat: Chat, account: Account | undefined, tickets: number): HeldFacts {
  const orders = Object.values(account?.orders ?? {});
  return {
    language: chat.lang,
    linked: account !== undefined,
    firstName: account?.firstName ?? null,
    chatName: chat.name === undefined ? null : plainName(chat.name),
    studentNumber: account?.studentNumber ?? null,
    orders: orders.length,
    tickets,
    reminders: account && !account.reminders.on ? "off" : "on",
    broadcasts: chat.wantsNoBroadcasts ? "off" : "on",
    codes: account?.codes ?? null,
    orderPhase: currentOrder(orders)?.phase ?? null,
  };
}

/**
 * A copy of everything stored about a person (GDPR art. 15 and 20), as lines of JSON without secrets: the sealed token is
 * mentioned but not included.
 */
export function exportOf(
  chat: Chat,
  account: Account | undefined,
  tickets: readonly { id: string; ticket: Ticket }[],
  missed: readonly Missed[],
): string[] {
  const copy = {
    conversation: {
      name: chat.name,
      language: chat.lang,
      announcements: chat.wantsNoBroadcasts ? "off" : "on",
      lastSeenAt: new Date(chat.lastSeenAt).toISOString(),
      dialog: chat.frame?.dialog,
      step: chat.frame?.step,
    },
    account: account && {
      ...account,
      token: account.token ? "encrypted" : null,
      persons: account.chats.length,
      chats: account.chats.map((it) => {
        const since = account.linkedAt?.[it];
        return { channel: channelIn(it), since: since && new Date(since).toISOString() };
      }),
      linkedAt: undefined,
      putOut: undefined,
      aloneSince: account.aloneSince && new Date(account.aloneSince).toISOString(),
      ordering: undefined,
      counted: account.counted && { ...account.counted, chats: account.counted.chats.length },
    },
    ...(missed.length > 0 && {
      notUnderstood: missed.map(({ at, text }) => ({ at: new Date(at).toISOString(), text })),
    }),
    tickets: tickets.map(({ id, ticket: { openedAt, state, text, facts, entries } }) => ({
      id,
      openedAt,
      state,
      text,
      facts,
      entries: entries.map(({ at, what, from, author, text: said, files }) => ({
        at,
        what,
        from,
        author,
        text: said,
        files: files.map(({ name }) => name),
      })),
    })),
  };
  return JSON.stringify(copy, null, 2).split("\n");
}
