import type { OwnData } from "./ownData";

const isoTime = (ms: number | undefined): string | undefined => (ms ? new Date(ms).toISOString() : undefined);

/** Entries in which staff talk among themselves, or which concern the tickets of others. */
const amongStaff: ReadonlySet<string> = new Set(["noted", "joined", "parted", "alsoSaid"]);

/** A person's data for programs (GDPR art. 20). The sealed token is mentioned but not included. */
export function copyAsJson({ chat, account, chats, tickets, missed, votes }: OwnData): string {
  const copy = {
    conversation: {
      name: chat.name,
      language: chat.lang,
      announcements: chat.wantsNoBroadcasts ? "off" : "on",
      lastSeenAt: isoTime(chat.lastSeenAt),
      dialog: chat.frame?.dialog,
      step: chat.frame?.step,
      card: chat.cardState,
      walkthrough: chat.walked,
      orderRefusedAt: chat.orderRefusedAt,
      orderRefusal: chat.orderRefusal,
    },
    account: account && {
      ...account,
      token: account.token ? "encrypted" : null,
      chats: chats.map(({ title, since }) => ({ channel: title, since: isoTime(since) })),
      linkedAt: undefined,
      putOut: undefined,
      looks: undefined,
      supportLookedAt: account.looks?.map(({ at }) => isoTime(at)),
      aloneSince: isoTime(account.aloneSince),
      ordering: undefined,
      counted: account.counted && { ...account.counted, chats: account.counted.chats.length },
    },
    ...(missed.length > 0 && {
      notUnderstood: missed.map(({ at, text }) => ({ at: isoTime(at), text })),
    }),
    ...(votes > 0 && { votedOnMessages: votes }),
    tickets: tickets.map(({ id, ticket: { openedAt, state, text, facts, entries } }) => ({
      id,
      openedAt,
      state,
      text,
      facts,
      entries: entries
        .filter(({ what }) => !amongStaff.has(what))
        .map(({ at, what, from, author, text: said, files }) => ({
          at,
          what,
          from,
          author,
          text: what === "merged" || what === "unmerged" ? "" : said,
          files: files.map(({ name }) => name),
        })),
    })),
  };
  return `${JSON.stringify(copy, null, 2)}\n`;
}
