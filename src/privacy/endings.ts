import { chatIdIn, accountIdIn, type ChatId } from "../foundation/ids";
import { accountRecord } from "../accounts/account";
import { accountOf, type Accounts } from "../accounts/accounts";
import { chatRecord } from "../conversation/chat";
import type { Audit } from "../helpdesk/audit";
import type { Log } from "../ops/log";
import type { Store, Stored } from "../store/port";
import type { RecordType } from "../store/record";
import { ticketRecord } from "../tickets/ticket";
import { forgetAccount } from "./forgetAccount";
import { forgetChat, isInUse } from "./forgetChat";
import { forgetTicket } from "./forgetTicket";
import { isNeeded, isTicketOld, type RetentionLimits } from "./idle";
import { standing } from "./leftovers";

export interface SweepDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly audit: Pick<Audit, "prune">;
  /** `auditMs`: how long entries of the audit log are kept; `missedMs`: how long messages that were not understood are kept. */
  readonly limits: RetentionLimits & { readonly auditMs: number; readonly missedMs: number };
  readonly log: Log;
  /** Drops a chat from this process's memory. */
  readonly forget: (chatId: ChatId) => void;
}

/** Reads a record; undefined if this version cannot, because such a record must not prevent the others from being deleted. */
function readable<T>({ log }: SweepDeps, record: RecordType<T>, stored: Stored): T | undefined {
  try {
    return record.read(stored);
  } catch (err) {
    log.error({ kind: stored.key.kind, err }, "a record cannot be read and is kept");
    return undefined;
  }
}

async function forgotten({ store, forget }: SweepDeps, chat: Stored): Promise<boolean> {
  const isGone = await forgetChat(store, chat);
  if (isGone) forget(chatIdIn(chat.key));
  return isGone;
}

/** Ends a conversation in which nobody has done anything for a long time, unless it belongs to an account. */
export async function endConversation(deps: SweepDeps, stored: Stored, now: number): Promise<number> {
  const { accounts, limits } = deps;
  const chat = readable(deps, chatRecord, stored);
  if (!chat || chat.lastSeenAt + limits.conversationMs > now) return 0;
  // The conversations of an account are kept as long as the account.
  if (await accountOf(accounts, chatIdIn(stored.key), chat)) return 0;
  return (await forgotten(deps, stored)) ? 1 : 0;
}

/**
 * Ends an account that has not been used for a long time. Deletes the chats first, each only if it is still idle: a student who
 * writes in one of them at that moment keeps it and the account.
 */
export async function endAccount(deps: SweepDeps, stored: Stored, now: number): Promise<number> {
  const { store, accounts, limits } = deps;
  const name = accountIdIn(stored.key);
  const account = readable(deps, accountRecord, stored);
  if (!account || isNeeded(account, limits.accountMs, now)) return 0;
  const chats = await standing(store, name, account.chats);
  const isIdle = (it: Stored): boolean => chatRecord.read(it).lastSeenAt + limits.accountMs <= now;
  if (chats.length === 0 || !chats.every(isIdle)) return 0;
  for (const { key } of chats) if (await isInUse(store, chatIdIn(key))) return 0;
  for (const chat of chats) if (!(await forgotten(deps, chat))) return 0;
  return (await forgetAccount({ store, accounts }, name, account)) ? 1 + chats.length : chats.length;
}

/** Ends a ticket that was over long ago. */
export async function endTicket(deps: SweepDeps, stored: Stored, now: number): Promise<number> {
  const { store, limits } = deps;
  const ticket = readable(deps, ticketRecord, stored);
  return ticket && isTicketOld(ticket, limits.ticketMs, now) && (await forgetTicket(store, stored)) ? 1 : 0;
}
