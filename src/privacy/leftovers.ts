import { type AccountId, chatIdSchema, accountIdSchema, chatIdIn, accountIdIn, type ChatId } from "../foundation/ids";
import { z } from "zod";
import { accountKey, accountRecord } from "../accounts/account";
import { withChats } from "../accounts/linkedChats";
import type { Accounts } from "../accounts/accounts";
import { ceremonyKey } from "../accounts/ceremony";
import { chatKey, chatRecord } from "../conversation/chat";
import type { Key, Store, Stored } from "../store/port";
import { isOver, ticketKey, ticketRecord } from "../tickets/ticket";
import { forgetAccount } from "./forgetAccount";
import { chatKinds } from "./forgetChat";
import { dayMs, hourMs } from "../foundation/time";

/**
 * A kind of record that is useful only together with another one. A crash may have kept that other record from being written, or
 * this one from being deleted with it.
 */
export interface Leftover {
  readonly kind: string;
  readonly isLeft: (it: Stored) => Promise<boolean>;
  /** Deletes the record as it was read; false if it has changed since. By default, the record is simply deleted. */
  readonly end?: (it: Stored) => Promise<boolean>;
}

const it = <T extends z.ZodRawShape>(shape: T) => z.object({ it: z.object(shape) });
const pointsTo = it({ ceremony: z.string() });
const ofChat = it({ person: chatIdSchema });
const ofClosed = it({ person: chatIdSchema, at: z.number() });
const ofTicket = it({ ticket: z.string() });
const cameAt = it({ at: z.number() });
const openedAt = it({ openedAt: z.number() });
const notices = it({ sent: z.array(z.object({ at: z.number() })) });
const ofAccount = it({ account: accountIdSchema });

const homeMs = 30 * dayMs;
/** Kinds of a chat's records that may exist for a while without a chat. */
const ofTheirOwn: ReadonlySet<string> = new Set(["linking", "slackHome", "webPicture"]);

/**
 * All kinds that can be left over. The caller must check twice, a day apart, before it deletes anything, because many of these
 * records are written just before the one they belong to.
 */
export function leftoversIn(store: Store, accounts: Accounts): readonly Leftover[] {
  const has = async (key: Key): Promise<boolean> => (await store.get(key)) !== undefined;
  /** Whether the record's counterpart is missing. A record that this version cannot read is left for a version that can. */
  const lacks = async <T>(schema: z.ZodType<T>, { value }: Stored, key: (it: T) => Key): Promise<boolean> => {
    const read = schema.safeParse(value);
    return read.success && !(await has(key(read.data)));
  };
  const lacksChat = async ({ key }: Stored): Promise<boolean> => !(await has(chatKey(chatIdIn(key))));

  return [
    { kind: "linking", isLeft: (one) => lacks(pointsTo, one, (read) => ceremonyKey(read.it.ceremony)) },
    {
      // It waits for a message no longer than an hour.
      kind: "webPicture",
      isLeft: async (one) => {
        const came = cameAt.safeParse(one.value).data;
        return (came !== undefined && came.it.at + hourMs < store.now()) || (await lacksChat(one));
      },
    },
    ...chatKinds.filter((kind) => !ofTheirOwn.has(kind)).map((kind) => ({ kind, isLeft: lacksChat })),
    {
      // This record also exists for people who never wrote.
      kind: "slackHome",
      isLeft: async (one) => {
        const opened = openedAt.safeParse(one.value).data;
        return opened !== undefined && store.now() - opened.it.openedAt > homeMs && (await lacksChat(one));
      },
    },
    {
      kind: "ticketPicture",
      isLeft: async ({ key }) => !(await has(ticketKey(chatIdIn(key), key.id?.split(":")[0] ?? ""))),
    },
    {
      kind: "ticketName",
      isLeft: (one) =>
        lacks(ofChat, one, (read) => ticketKey(read.it.person, one.key.partition.slice("ticket:".length))),
    },
    {
      kind: "ticketOpen",
      async isLeft({ key, value }) {
        const read = ofChat.safeParse(value);
        if (!read.success) return false;
        const ticket = await store.get(ticketKey(read.data.it.person, key.id ?? ""));
        return !ticket || isOver(ticketRecord.read(ticket));
      },
    },
    {
      kind: "ticketOver",
      async isLeft({ key, value }) {
        const read = ofClosed.safeParse(value);
        if (!read.success) return false;
        const { person, at } = read.data.it;
        return at + 7 * dayMs < store.now() || !(await has(ticketKey(person, key.id ?? "")));
      },
    },
    {
      // It counts the letters of a day.
      kind: "staffNotices",
      isLeft: ({ value }) => {
        const read = notices.safeParse(value);
        return Promise.resolve(read.success && read.data.it.sent.every(({ at }) => at + dayMs < store.now()));
      },
    },
    {
      kind: "deskCard",
      isLeft: (one) => lacks(ofTicket, one, (read) => ({ kind: "ticketName", partition: `ticket:${read.it.ticket}` })),
    },
    {
      kind: "album",
      async isLeft({ key, value }) {
        const read = ofAccount.safeParse(value);
        if (!read.success) return false;
        const account = await accounts.get(read.data.it.account);
        return !account || account.studentNumber === null || !key.partition.endsWith(`:${account.studentNumber}`);
      },
    },
    {
      kind: "account",
      isLeft: async ({ key, value, rev }) => {
        const { chats } = accountRecord.read({ key, value, rev });
        return (await standing(store, accountIdIn(key), chats)).length < chats.length;
      },
      end: async (one) => {
        const account = accountIdIn(one.key);
        const before = accountRecord.read(one);
        const chats = (await standing(store, account, before.chats)).map(({ key }) => chatIdIn(key));
        if (chats.length === 0) return forgetAccount({ store, accounts }, account, before);
        const put = [{ key: accountKey(account), value: accountRecord.write(withChats(before, chats)) }];
        return store.commit({ partition: account, expect: [one], put });
      },
    },
  ];
}

/** The chats of an account that exist and whose records say that they belong to it. */
export async function standing(store: Store, account: AccountId, chats: readonly ChatId[]): Promise<Stored[]> {
  const found = await Promise.all(chats.map((chat) => store.get(chatKey(chat))));
  return found.filter((stored): stored is Stored => !!stored && chatRecord.read(stored).account === account);
}
