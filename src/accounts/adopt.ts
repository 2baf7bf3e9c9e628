import { type AccountId, type ChatId, accountId } from "../foundation/ids";
import { tell } from "../outbox/announce";
import type { Token } from "../usos/types";
import { accountKey, accountRecord, type Account } from "./account";
import { Albums } from "./albums";
import { ceremonyMs, type Ceremony } from "./ceremony";
import { revocation } from "./leaving";
import { handleOf, isFull, withChat, withChats } from "./linkedChats";
import type { Accounts } from "./accounts";
import type { JobToSchedule, Store } from "../store/port";
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
 * `full`: the account has as many chats as it may have. `outdated`: this sign-in was started before the student disconnected all
 * other chats.
 */
export type Adoption = "adopted" | "full" | "outdated";

/**
 * Stores the token in the account; creates the account when this is the student's first chat. Otherwise the same commit tells the
 * account's other chats, or ends their links. Nothing is stored unless the result is `adopted`.
 */
export async function adopt(deps: AdoptDeps, id: string, it: Ceremony): Promise<Adoption> {
  const { store, accounts, vault, institution, clock } = deps;
  if (!it.user || it.access === null) return "adopted";
  const account = accountId(institution, it.user.id);
  const token = accounts.sealToken(account, JSON.parse(vault.open(it.access, id)) as Token);
  const { firstName, studentNumber } = it.user;
  const albums = new Albums(store);
  const earlier = await accounts.get(account);
  const refused = earlier && refusalOf(earlier, it);
  if (refused) return refused;
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
  if (made) return "adopted";
  let outcome: Adoption = "adopted";
  await accounts.update(account, (before) => {
    outcome = refusalOf(before, it) ?? "adopted";
    if (outcome !== "adopted") return undefined;
    const together = withChat(before, it.chatId, clock());
    const linked = it.alone ? { ...withChats(together, [it.chatId]), aloneSince: clock() } : together;
    return {
      account: { ...linked, firstName, studentNumber, token },
      schedule: [
        { queue: "follow", id: account, at: 0, payload: {} },
        ...(before.token === null ? [] : [revocation(account, before.token, 0)]),
        ...tellOthers(deps, before, it, { account, ceremony: id }),
      ],
    };
  });
  return outcome;
}

/**
 * A chat that is to be the account's only one is never refused as `full`, so that nobody can lock the student out by linking five
 * chats.
 */
function refusalOf(account: Account, { chatId, alone, expiresAt }: Ceremony): Exclude<Adoption, "adopted"> | undefined {
  if (expiresAt - ceremonyMs < (account.aloneSince ?? 0)) return "outdated";
  return !alone && isFull(account, chatId) ? "full" : undefined;
}

/**
 * Tells the account's other chats about the new link, so that the student notices if somebody else has signed in with their
 * account. Chats whose link ends are told that instead.
 */
function tellOthers(
  { clock, titleOf }: AdoptDeps,
  { chats }: Account,
  { chatId, alone }: Ceremony,
  { account, ceremony }: { readonly account: AccountId; readonly ceremony: string },
): JobToSchedule[] {
  const channel = titleOf(chatId);
  const others = chats.filter((it) => it !== chatId);
  if (alone) {
    const ended = { kind: "unlinkedElsewhere", account, channel } as const;
    return others.map((it) => tell(it, ended, `unlinked:${ceremony}`, clock()));
  }
  if (others.length < chats.length) return [];
  const at = new Date(clock()).toISOString();
  const happening = { kind: "chatLinked", chat: handleOf(chatId), channel, at } as const;
  return others.map((it) => tell(it, happening, `linked:${ceremony}`, clock()));
}
