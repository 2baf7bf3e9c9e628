import type { Institution } from "../../dialogs/kit/institution";
import type { Account } from "../accounts/account";
import type { Accounts } from "../accounts/accounts";
import { Albums } from "../accounts/albums";
import { channelIn, type AccountId } from "../foundation/ids";
import { localTime } from "../foundation/localTime";
import type { OrderContext } from "../orders/orderContext";
import type { Store } from "../store/port";
import type { Desk, DeskTicket } from "../tickets/port";
import { isOver } from "../tickets/ticket";
import { adviceFor } from "./advice";
import type { Finding, Namesakes, OrderFound } from "./finding";
import { noteLook } from "./looks";
import { byChat, personOf, readChat, type ChatByEmail } from "./person";
import { createStatuses, type StatusDeps } from "./statuses";
import type { Subject } from "./subject";

export interface LookupDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly desk: Desk;
  /** Undefined if the institution has not granted an administrative key. */
  readonly admin: StatusDeps["admin"];
  readonly usos: OrderContext["usos"];
  readonly institution: Institution;
  readonly clock: () => number;
  readonly noteUsosOutcome: (account: AccountId, outcome: string) => void;
}

/** The request for a look-up, which is the same if it is repeated. */
export interface Asked {
  readonly id: string;
  readonly subject: Subject;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface Lookup {
  /** Finds a person and their card. The student can see that it was done; it must be in the audit log before. */
  find(asked: Asked, byEmail: ChatByEmail): Promise<Finding | Namesakes | { readonly later: number }>;
  /** The album number behind a ticket or a chat, for the audit log. */
  albumOf(subject: Subject): Promise<string | null>;
}

export function createLookup(deps: LookupDeps): Lookup {
  const { store, accounts, desk, institution, clock } = deps;
  const personDeps = { ...deps, albums: new Albums(store) };
  const statuses = createStatuses(deps);

  return {
    async find({ id, subject, at }, byEmail) {
      const person = await personOf(personDeps, subject, byEmail);
      if ("later" in person || "namesakes" in person) return person;
      if (person.account) await noteLook(accounts, person.account.id, { id, at });
      const found = await statuses(person.account?.id, subject);
      // Asking USOS may have changed the account.
      const account = person.account && (await accounts.get(person.account.id));
      const chats = await Promise.all(
        person.chatIds.map(async (chatId) => ({ chatId, chat: await readChat(store, chatId) })),
      );
      const ofChats = (await Promise.all(person.chatIds.map((chatId) => desk.ofChat(chatId)))).flat();
      const tickets = [...new Map(ofChats.map((it) => [it.id, it])).values()].sort(newestFirst);
      const now = clock();
      return {
        album: account?.studentNumber ?? null,
        firstName: account?.firstName ?? null,
        chats: chats.flatMap(({ chatId, chat }) =>
          chat ? [{ channel: channelIn(chatId), lastSeenAt: chat.lastSeenAt }] : [],
        ),
        link: linkOf(account),
        ...found,
        trouble: account?.lastTrouble ?? null,
        tickets,
        answers: answeredBy(subject, tickets),
        advice: adviceFor(
          account && asFound(account, found.orders),
          now,
          localTime(now, institution.timeZone).day,
          found.own,
        ),
      };
    },
    async albumOf(subject) {
      const chatId =
        subject.kind === "chat"
          ? subject.chatId
          : subject.kind === "ticket"
            ? (await desk.get(subject.ticket))?.chatId
            : undefined;
      return (chatId && (await byChat(personDeps, chatId)).account?.it.studentNumber) ?? null;
    },
  };
}

const linkOf = (account: Account | undefined): Finding["link"] =>
  !account ? "never" : account.token === null ? "signedOut" : "linked";

/** The account with its orders as USOS says they are now. */
const asFound = (account: Account, orders: readonly OrderFound[]): Account => ({
  ...account,
  orders: Object.fromEntries(
    orders.map((it, at) => [String(at), { ...it, id: String(at), since: it.since ?? 0 }] as const),
  ),
});

const newestFirst = (a: DeskTicket, b: DeskTicket): number => b.ticket.openedAt.localeCompare(a.ticket.openedAt);

function answeredBy(subject: Subject, tickets: readonly DeskTicket[]): string | null {
  const asked = tickets.find(({ id }) => subject.kind === "ticket" && subject.ticket === id);
  if (asked && asked.ticket.state !== "withdrawn") return asked.id;
  return tickets.find(({ ticket }) => !isOver(ticket))?.id ?? null;
}
