import { type AccountId, type ChatId, accountId } from "../foundation/ids";
import { tell } from "../outbox/announce";
import type { Token } from "../usos/types";
import { accountKey, accountRecord, type Account } from "./account";
import { Albums } from "./albums";
import { ceremonyMs, type Ceremony } from "./ceremony";
import { notedChat } from "./counted";
import { revocation } from "./leaving";
import { handleOf, isFull, mayBeAlone, puttingOut, withChat } from "./linkedChats";
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
 * `alone`: adopted, and the account's other chats were put out. `full`: the account has as many chats as it may have. `outdated`: the
 * student has put out whoever else had begun to sign in.
 */
export type Adoption = "adopted" | "alone" | "full" | "outdated";

/**
 * Stores the token in the account; creates the account when this is the student's first chat. Otherwise the account's other chats
 * are told, or their links end, in the same commit. When it is refused, nothing is stored.
 */
export async function adopt(deps: AdoptDeps, id: string, it: Ceremony): Promise<Adoption> {
  const { store, accounts, vault, institution, clock } = deps;
  if (!it.user || it.access === null) return "adopted";
  const account = accountId(institution, it.user.id);
  const token = accounts.sealToken(account, JSON.parse(vault.open(it.access, id)) as Token);
  const { firstName, studentNumber } = it.user;
  const albums = new Albums(store);
  const earlier = await accounts.get(account);
  const first = earlier ? adoptionBy(earlier, it, clock()) : "adopted";
  if (isRefused(first)) return first;
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
  const noted = notedChat(fresh, it.chatId, true);
  const made = await store.commit({
    partition: account,
    expect: [{ key: accountKey(account), rev: 0 }],
    put: [{ key: accountKey(account), value: accountRecord.write(noted.account) }],
    schedule: accounts.countJobs(noted.counts),
  });
  if (made) return it.alone ? "alone" : "adopted";
  let outcome: Adoption = "adopted";
  await accounts.update(account, (before) => {
    const now = clock();
    outcome = adoptionBy(before, it, now);
    if (isRefused(outcome)) return undefined;
    const isAlone = outcome === "alone";
    const { account: counted, counts } = notedChat(before, it.chatId, false);
    const together = withChat(counted, it.chatId, now);
    const linked = isAlone ? { ...puttingOut(together, [it.chatId], now), aloneSince: now } : together;
    return {
      account: { ...linked, firstName, studentNumber, token },
      counts,
      schedule: [
        { queue: "follow", id: account, dueAt: 0, payload: {} },
        ...(before.token === null ? [] : [revocation(account, before.token, 0)]),
        ...tellOthers(deps, before, { linked: it.chatId, isAlone }, { account, ceremony: id }),
      ],
    };
  });
  return outcome;
}

/** A chat that is to be the only one needs no room, so that nobody can keep the student out with five chats. */
function adoptionBy(account: Account, { chatId, alone, expiresAt }: Ceremony, now: number): Adoption {
  if (expiresAt - ceremonyMs < (account.aloneSince ?? 0)) return "outdated";
  if (alone && mayBeAlone(account, chatId, now)) return "alone";
  return isFull(account, chatId) ? "full" : "adopted";
}

export const isRefused = (it: Adoption): it is "full" | "outdated" => it === "full" || it === "outdated";

/**
 * Tells the account's other chats about the new link, so that the student notices if somebody else has signed in with their
 * account. Chats whose link ends are told that instead.
 */
function tellOthers(
  { clock, titleOf }: AdoptDeps,
  { chats }: Account,
  { linked, isAlone }: { readonly linked: ChatId; readonly isAlone: boolean },
  { account, ceremony }: { readonly account: AccountId; readonly ceremony: string },
): JobToSchedule[] {
  const channel = titleOf(linked);
  const others = chats.filter((it) => it !== linked);
  if (isAlone) {
    const ended = { kind: "unlinkedElsewhere", account, channel } as const;
    return others.map((it) => tell(it, ended, `unlinked:${ceremony}`, clock()));
  }
  if (others.length < chats.length) return [];
  const at = new Date(clock()).toISOString();
  const happening = { kind: "chatLinked", chat: handleOf(linked), channel, at } as const;
  return others.map((it) => tell(it, happening, `linked:${ceremony}`, clock()));
}
