import { accountOf, type Accounts } from "../../accounts/accounts";
import type { Account } from "../../accounts/account";
import { chatKey, chatRecord, type Chat } from "../../conversation/chat";
import { currentOrder, isOver } from "../../../dialogs/kit/currentOrder";
import { languages, type Lang } from "../../../dialogs/kit/text";
import type { Store } from "../../store/port";
import type { DeskTicket } from "../port";

/** The facts that an answer may state about the student of a ticket. */
export interface Reader {
  /** The language of the chat in which the student wrote last, where the answer will be read. */
  readonly lang: Lang;
  readonly firstName: string | null;
  /** When the card, or else the one that is ordered, expires. */
  readonly expiresAt: string | null;
}

export interface ReaderDeps {
  readonly store: Pick<Store, "get">;
  readonly accounts: Pick<Accounts, "get">;
}

export async function readerOf({ store, accounts }: ReaderDeps, { chatId, ticket }: DeskTicket): Promise<Reader> {
  const read = async (id: typeof chatId): Promise<Chat | undefined> => {
    const stored = await store.get(chatKey(id));
    return stored && chatRecord.read(stored);
  };
  const own = await read(chatId);
  const account = own && (await accountOf(accounts, chatId, own));
  const others = await Promise.all((account?.chats ?? []).filter((it) => it !== chatId).map(read));
  const [latest] = [own, ...others].flatMap((it) => it ?? []).sort((a, b) => b.lastSeenAt - a.lastSeenAt);
  return {
    lang: latest?.lang ?? languages.find((it) => it === ticket.lang) ?? "pl",
    firstName: account?.firstName ?? null,
    expiresAt: account ? expiryIn(account) : null,
  };
}

function expiryIn({ orders }: Account): string | null {
  const dated = Object.values(orders).filter((it) => it.expiresAt !== null && !isOver(it));
  const inPhone = dated.filter(({ phase }) => phase === "collected");
  return currentOrder(inPhone.length > 0 ? inPhone : dated)?.expiresAt ?? null;
}
