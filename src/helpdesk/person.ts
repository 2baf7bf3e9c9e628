import type { Account } from "../accounts/account";
import { accountOf, type Accounts } from "../accounts/accounts";
import type { Albums } from "../accounts/albums";
import { chatKey, chatRecord, type Chat } from "../conversation/chat";
import type { AccountId, ChatId } from "../foundation/ids";
import type { Store } from "../store/port";
import type { Desk } from "../tickets/port";
import type { Namesakes } from "./finding";
import { named } from "./named";
import type { Subject } from "./subject";

export interface PersonDeps {
  readonly store: Pick<Store, "get" | "scan">;
  readonly accounts: Pick<Accounts, "get">;
  readonly albums: Pick<Albums, "accountOf">;
  readonly desk: Pick<Desk, "get">;
  readonly institution: { readonly id: string };
}

/**
 * Finds the chat of an email address; undefined if the workspace has nobody with that address. `later`: the workspace gives no
 * answer now and can be asked again after this many milliseconds.
 */
export type ChatByEmail = (address: string) => Promise<ChatId | undefined | { readonly later: number }>;

/** The person whom a subject means, as far as Legitka knows one. */
export interface Person {
  readonly account?: { readonly id: AccountId; readonly it: Account };
  /** All chats of the person. */
  readonly chatIds: readonly ChatId[];
}

export async function readChat(store: Pick<Store, "get">, chatId: ChatId): Promise<Chat | undefined> {
  const stored = await store.get(chatKey(chatId));
  return stored && chatRecord.read(stored);
}

export async function personOf(
  deps: PersonDeps,
  subject: Subject,
  byEmail: ChatByEmail,
): Promise<Person | Namesakes | { readonly later: number }> {
  if (subject.kind === "album") return byAlbum(deps, subject.number);
  const found = await chatOf(deps, subject, byEmail);
  if (typeof found === "object") return found;
  // An album number may look like a ticket's.
  if (found === undefined && subject.kind === "ticket") return byAlbum(deps, subject.ticket);
  return found === undefined ? { chatIds: [] } : byChat(deps, found);
}

/** The person of a chat. A chat whose link has been ended, perhaps because it was somebody else's, no longer leads to an account. */
export async function byChat(
  { store, accounts }: Pick<PersonDeps, "store" | "accounts">,
  chatId: ChatId,
): Promise<Person> {
  const chat = await readChat(store, chatId);
  const it = chat && (await accountOf(accounts, chatId, chat));
  if (!it || chat.account === undefined) return { chatIds: [chatId] };
  return { account: { id: chat.account, it }, chatIds: [...new Set([...it.chats, chatId])] };
}

async function byAlbum({ accounts, albums, institution }: PersonDeps, number: string): Promise<Person> {
  const id = await albums.accountOf(institution.id, number);
  const it = id === undefined ? undefined : await accounts.get(id);
  return id === undefined || !it ? { chatIds: [] } : { account: { id, it }, chatIds: it.chats };
}

async function chatOf(
  deps: PersonDeps,
  subject: Exclude<Subject, { kind: "album" }>,
  byEmail: ChatByEmail,
): Promise<ChatId | Namesakes | undefined | { readonly later: number }> {
  switch (subject.kind) {
    case "chat":
      return subject.chatId;
    case "ticket":
      return (await deps.desk.get(subject.ticket))?.chatId;
    case "email":
      return byEmail(subject.address);
    case "name":
      return named(deps, subject.name);
  }
}
