import { accountOf, type Accounts } from "../accounts/accounts";
import { chatRecord, type Chat } from "../conversation/chat";
import { channelIn, chatIdIn, type ChatId } from "../foundation/ids";
import type { Store } from "../store/port";
import type { Namesake, Namesakes } from "./finding";

const mostShown = 10;

/** Words without accents and capital letters, so that «Łucja» is found as «lucja». */
const wordsOf = (name: string): string[] =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ł/g, "l")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((it) => it !== "");

/**
 * Finds people by their name in a chat: all words that staff typed must be among the words of the name. Chats of one account are
 * one person.
 */
export async function named(
  { store, accounts }: { readonly store: Pick<Store, "scan">; readonly accounts: Pick<Accounts, "get"> },
  name: string,
): Promise<ChatId | Namesakes | undefined> {
  const typed = wordsOf(name);
  const people = new Map<string, Namesake>();
  for await (const stored of store.scan("person")) {
    const chat = chatRecord.read(stored);
    const words = wordsOf(chat.name ?? "");
    if (typed.length === 0 || !typed.every((it) => words.includes(it))) continue;
    const it = await namesake(accounts, chatIdIn(stored.key), chat);
    const known = people.get(it.person);
    if (!known || known.lastSeenAt < it.lastSeenAt) people.set(it.person, it);
  }
  const all = [...people.values()].sort((a, b) => b.lastSeenAt - a.lastSeenAt);
  const [only, ...more] = all;
  if (more.length === 0) return only?.chatId;
  return { namesakes: all.slice(0, mostShown), others: Math.max(0, all.length - mostShown) };
}

async function namesake(accounts: Pick<Accounts, "get">, chatId: ChatId, chat: Chat) {
  const account = await accountOf(accounts, chatId, chat);
  const album = account?.studentNumber ?? null;
  const person = account && chat.account !== undefined ? chat.account : chatId;
  return { person, chatId, channel: channelIn(chatId), lastSeenAt: chat.lastSeenAt, album };
}
