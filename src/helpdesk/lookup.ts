import { channelIn, type ChatId, type AccountId } from "../foundation/ids";
import type { Account, Followed } from "../accounts/account";
import { accountOf, type Accounts } from "../accounts/accounts";
import { Albums } from "../accounts/albums";
import { chatKey, chatRecord } from "../conversation/chat";
import type { Institution } from "../../dialogs/kit/institution";
import type { Store } from "../store/port";
import type { Desk, DeskTicket } from "../tickets/port";
import type { Refusal, UsosAdminClient } from "../usos/types";
import { adviceFor, type Advice } from "./advice";
import type { Subject } from "./subject";
import { localTime } from "../foundation/localTime";

/** One order as staff see it, without its code and without its id at USOS. */
export type OrderFound = Pick<Followed, "phase" | "status" | "orderedAt" | "expiresAt" | "since">;

/** The result of a look-up about a student. It contains no secret and no surname. */
export interface Finding {
  /** The album number; null if it is unknown. */
  readonly album: string | null;
  readonly firstName: string | null;
  /** Kinds of chat (`teams`, `slack`, `web`), and when the student last wrote there, milliseconds since the epoch. */
  readonly chats: readonly { readonly channel: string; readonly lastSeenAt: number }[];
  /** `never`: not (or no longer) signed in through Legitka; `signedOut`: USOS ended the access. */
  readonly link: "never" | "linked" | "signedOut";
  /** The source of the statuses, and how recent they are. */
  readonly source:
    | { readonly kind: "usos"; readonly at: number }
    | {
        readonly kind: "followed";
        /** When Legitka last saw a change; null if it knows no order. */
        readonly at: number | null;
        /** Why USOS itself was not asked, or did not answer. */
        readonly why: "noKey" | "nothing" | Refusal["code"];
      };
  /** Newest first. */
  readonly orders: readonly OrderFound[];
  readonly trouble: Account["lastTrouble"];
  /** Newest first. */
  readonly tickets: readonly DeskTicket[];
  readonly advice: readonly Advice[];
}

export interface LookupDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly desk: Desk;
  /** Undefined if the institution has not granted an administrative key. */
  readonly admin: Pick<UsosAdminClient, "checkOrdersStatus"> | undefined;
  readonly institution: Institution;
  readonly clock: () => number;
}

/**
 * Finds the chat of an email address; undefined if the workspace has nobody with that address. `later`: the workspace gives no
 * answer now and can be asked again after this many milliseconds.
 */
export type ChatByEmail = (address: string) => Promise<ChatId | undefined | { readonly later: number }>;

export interface Lookup {
  find(subject: Subject, byEmail: ChatByEmail): Promise<Finding | { readonly later: number }>;
  /** The album number behind a ticket, for the audit log. */
  albumOf(ticket: string): Promise<string | null>;
}

interface Behind {
  readonly account?: AccountId | undefined;
  readonly chatId?: ChatId | undefined;
}

export function createLookup({ store, accounts, desk, admin, institution, clock }: LookupDeps): Lookup {
  const albums = new Albums(store);

  async function readChat(chatId: ChatId) {
    const stored = await store.get(chatKey(chatId));
    return stored && chatRecord.read(stored);
  }

  async function behind(subject: Subject, byEmail: ChatByEmail): Promise<Behind | { later: number }> {
    if (subject.kind === "album") return { account: await albums.accountOf(institution.id, subject.number) };
    const found = subject.kind === "email" ? await byEmail(subject.address) : (await desk.get(subject.ticket))?.chatId;
    if (found === undefined) return {};
    if (typeof found === "object") return found;
    return { chatId: found, account: (await readChat(found))?.account };
  }

  /** A chat whose link has been ended, perhaps because it was somebody else's, no longer leads to an account. */
  async function accountBehind({ account, chatId }: Behind): Promise<Account | undefined> {
    if (chatId !== undefined) return accountOf(accounts, chatId, { account });
    return account === undefined ? undefined : accounts.get(account);
  }

  /** The orders with the statuses that USOS reports now, or, if USOS does not answer, with those that Legitka has followed. */
  async function statuses(account: Account | undefined): Promise<Pick<Finding, "source" | "orders">> {
    const known = Object.values(account?.orders ?? {}).sort(newestFirst);
    const at = known.length === 0 ? null : Math.max(...known.map(({ since }) => since));
    const followed = (why: Extract<Finding["source"], { kind: "followed" }>["why"]) => ({
      source: { kind: "followed", at, why } as const,
      orders: known.map(withoutId),
    });
    if (!admin) return followed("noKey");
    if (known.length === 0) return followed("nothing");
    const answer = await admin.checkOrdersStatus(known.map(({ id }) => id));
    if (!answer.ok) return followed(answer.refusal.code);
    const orders = known.map((it) => withoutId({ ...it, status: answer.value[it.id] ?? it.status }));
    return { source: { kind: "usos", at: clock() }, orders };
  }

  return {
    async find(subject, byEmail) {
      const found = await behind(subject, byEmail);
      if ("later" in found) return found;
      const account = await accountBehind(found);
      const chatIds = [...new Set([...(account?.chats ?? []), ...(found.chatId === undefined ? [] : [found.chatId])])];
      const chats = await Promise.all(chatIds.map(async (chatId) => ({ chatId, chat: await readChat(chatId) })));
      const tickets = (await Promise.all(chatIds.map((chatId) => desk.ofChat(chatId)))).flat();
      const now = clock();
      return {
        album: account?.studentNumber ?? null,
        firstName: account?.firstName ?? null,
        chats: chats.flatMap(({ chatId, chat }) =>
          chat ? [{ channel: channelIn(chatId), lastSeenAt: chat.lastSeenAt }] : [],
        ),
        link: !account ? "never" : account.token === null ? "signedOut" : "linked",
        ...(await statuses(account)),
        trouble: account?.lastTrouble ?? null,
        tickets: tickets.sort((a, b) => b.ticket.openedAt.localeCompare(a.ticket.openedAt)),
        advice: adviceFor(account, now, localTime(now, institution.timeZone).day),
      };
    },
    async albumOf(ticket) {
      const chatId = (await desk.get(ticket))?.chatId;
      const chat = chatId === undefined ? undefined : await readChat(chatId);
      return (await accountBehind({ chatId, account: chat?.account }))?.studentNumber ?? null;
    },
  };
}

const newestFirst = (a: Followed, b: Followed): number =>
  (b.orderedAt ?? "").localeCompare(a.orderedAt ?? "") || b.since - a.since;

const withoutId = ({ phase, status, orderedAt, expiresAt, since }: Followed): OrderFound => ({
  phase,
  status,
  orderedAt,
  expiresAt,
  since,
});
