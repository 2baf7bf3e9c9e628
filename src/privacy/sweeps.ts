import { z } from "zod";
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
import { dayMs } from "../foundation/time";

export interface SweepParts {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly audit: Pick<Audit, "prune">;
  /** `auditMs`: how long entries of the audit log are kept; `missedMs`: how long messages that were not understood are kept. */
  readonly limits: RetentionLimits & { readonly auditMs: number; readonly missedMs: number };
  readonly log: Log;
  /** Drops what is kept of a chat in this process's memory. */
  readonly forget: (chat: string) => void;
}

/** Goes through all records of a kind and yields for each how many things it deleted. */
export type Sweep = (now: number) => AsyncGenerator<number>;

/** How long the record of a removed app is kept; longer than messages wait for an app that may come back. */
const removedMs = 30 * dayMs;

const place = z.object({ it: z.object({ told: z.record(z.string(), z.number()) }) });
const missedAt = z.object({ it: z.object({ at: z.number() }) });
const workspace = z.object({ it: z.object({ revokedAt: z.number().nullable() }) });

/** The sweeps over everything that ends by itself in time, in the order in which they run. */
export function sweepsOf({ store, accounts, audit, limits, log, forget }: SweepParts): Readonly<Record<string, Sweep>> {
  /** Reads a record; undefined when this version cannot, because such a record must not keep all others from being deleted. */
  function readable<T>(record: RecordType<T>, stored: Stored): T | undefined {
    try {
      return record.read(stored);
    } catch (err) {
      log.error({ kind: stored.key.kind, err }, "a record cannot be read and is kept");
      return undefined;
    }
  }

  async function* each(kind: string, end: (stored: Stored) => Promise<number>): AsyncGenerator<number> {
    for await (const stored of store.scan(kind)) yield await end(stored);
  }

  async function forgotten(chat: Stored): Promise<boolean> {
    const isGone = await forgetChat(store, chat);
    if (isGone) forget(chat.key.partition);
    return isGone;
  }

  async function endConversation(stored: Stored, now: number): Promise<number> {
    const person = readable(chatRecord, stored);
    if (!person || person.lastSeenAt + limits.conversationMs > now) return 0;
    const account = await accountOf(accounts, stored.key.partition, person);
    // The conversations of an account stay as long as the account does.
    if (account?.persons.includes(stored.key.partition)) return 0;
    return (await forgotten(stored)) ? 1 : 0;
  }

  /**
   * Deletes the chats first, each only if it is still idle: somebody who writes in one of them at that moment keeps it and the
   * account.
   */
  async function endAccount(stored: Stored, now: number): Promise<number> {
    const name = stored.key.partition;
    const account = readable(accountRecord, stored);
    if (!account || isNeeded(account, limits.accountMs, now)) return 0;
    const chats = await standing(store, name, account.persons);
    const isIdle = (it: Stored): boolean => chatRecord.read(it).lastSeenAt + limits.accountMs <= now;
    if (chats.length === 0 || !chats.every(isIdle)) return 0;
    for (const { key } of chats) if (await isInUse(store, key.partition)) return 0;
    for (const chat of chats) if (!(await forgotten(chat))) return 0;
    return (await forgetAccount({ store, accounts }, name, account)) ? 1 + chats.length : chats.length;
  }

  async function endTicket(stored: Stored, now: number): Promise<number> {
    const ticket = readable(ticketRecord, stored);
    return ticket && isTicketOld(ticket, limits.ticketMs, now) && (await forgetTicket(store, stored)) ? 1 : 0;
  }

  async function drop(stored: Stored, isOver: boolean): Promise<number> {
    const { key, rev } = stored;
    return isOver && (await store.commit({ partition: key.partition, expect: [{ key, rev }], delete: [key] })) ? 1 : 0;
  }

  return {
    tickets: (now) => each("ticket", (it) => endTicket(it, now)),
    accounts: (now) => each("account", (it) => endAccount(it, now)),
    conversations: (now) => each("person", (it) => endConversation(it, now)),
    missed: (now) =>
      each("missed", (it) => {
        const at = missedAt.safeParse(it.value).data?.it.at;
        // A message that cannot be read is of no use to anybody.
        return drop(it, at === undefined || at + limits.missedMs <= now);
      }),
    async *audit(now) {
      yield await audit.prune(now - limits.auditMs);
    },
    teamsPlaces: (now) =>
      each("teamsPlace", (it) => {
        const told = Object.values(place.safeParse(it.value).data?.it.told ?? { unknown: now });
        return drop(
          it,
          told.every((at) => at + dayMs < now),
        );
      }),
    slackWorkspaces: (now) =>
      each("slackWorkspace", (it) => {
        const revokedAt = workspace.safeParse(it.value).data?.it.revokedAt ?? now;
        return drop(it, revokedAt + removedMs < now);
      }),
  };
}
