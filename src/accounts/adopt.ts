import { type ChatId, accountId } from "../foundation/ids";
import { tell } from "../outbox/announce";
import type { Token } from "../usos/types";
import { accountKey, accountRecord, type Account } from "./account";
import { Albums } from "./albums";
import type { Ceremony } from "./ceremony";
import { revocation } from "./leaving";
import { handleOf, isFull, isLinked, withChat } from "./linkedChats";
import type { Accounts } from "./accounts";
import type { Store } from "../store/port";
import type { Vault } from "./vault";

export interface AdoptDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly vault: Vault;
  readonly institution: string;
  /** The display name of the chat system that a chat is in. */
  readonly titleOf: (chatId: ChatId) => string;
  readonly clock: () => number;
}

/**
 * Stores the token in the account; creates the account when this is the student's first chat. Otherwise the account's other chats
 * are told, in the same commit. Resolves to false, with nothing stored, when the account has as many chats as it may have.
 */
export async function adopt(deps: AdoptDeps, id: string, it: Ceremony): Promise<boolean> {
  const { store, accounts, vault, institution, clock } = deps;
  if (!it.user || it.access === null) return true;
  const account = accountId(institution, it.user.id);
  const token = accounts.sealToken(account, JSON.parse(vault.open(it.access, id)) as Token);
  const { firstName, studentNumber } = it.user;
  const albums = new Albums(store);
  const earlier = await accounts.get(account);
  if (earlier && isFull(earlier, it.chatId)) return false;
  const known = earlier?.studentNumber ?? null;
  await albums.enter(account, studentNumber);
  if (known !== studentNumber) await albums.forget(account, known);
  const fresh: Account = {
    usosId: it.user.id,
    firstName,
    studentNumber,
    token,
    chats: [it.chatId],
    linkedAt: { [it.chatId]: clock() },
    orders: {},
    ordering: null,
    placed: null,
    reminders: { on: true, snoozedUntil: 0, sent: [] },
    codes: null,
    lastTrouble: null,
  };
  const made = await store.commit({
    partition: account,
    expect: [{ key: accountKey(account), rev: 0 }],
    put: [{ key: accountKey(account), value: accountRecord.write(fresh) }],
  });
  if (made) return true;
  let isAdopted = true;
  await accounts.update(account, (before) => {
    isAdopted = !isFull(before, it.chatId);
    if (!isAdopted) return undefined;
    return {
      account: { ...withChat(before, it.chatId, clock()), firstName, studentNumber, token },
      schedule: [
        { queue: "follow", id: account, at: 0, payload: {} },
        ...(before.token === null ? [] : [revocation(account, before.token, 0)]),
        ...(isLinked(before, it.chatId) ? [] : tellOthers(deps, before, it.chatId, id)),
      ],
    };
  });
  return isAdopted;
}

/** Whoever has signed in with somebody else's account is noticed in the chats that were there before. */
function tellOthers({ clock, titleOf }: AdoptDeps, { chats }: Account, linked: ChatId, ceremony: string) {
  const at = new Date(clock()).toISOString();
  const happening = { kind: "chatLinked", chat: handleOf(linked), channel: titleOf(linked), at } as const;
  return chats.map((it) => tell(it, happening, `linked:${ceremony}`, clock()));
}
