import { type AccountId, type ChatId, accountIdIn } from "../foundation/ids";
import type { JobResult } from "../outbox/attempt";
import type { Job, JobToSchedule, Store } from "../store/port";
import type { Token, UsosClient } from "../usos/types";
import type { Account } from "./account";
import type { Accounts } from "./accounts";
import { Albums } from "./albums";
import { ceremonyKey, readCeremony } from "./ceremony";
import { isLinked, withoutChat } from "./linkedChats";
import type { Vault } from "./vault";

export const revocationQueue = "revocation";
const longestRestMs = 10 * 60_000;
/** About a week of tries. After that we rely on the token expiring at USOS. */
const mostTries = 1_000;

export interface LeaveDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly vault: Vault;
  readonly usos: UsosClient;
  readonly clock: () => number;
}

/** The result of removing a chat from its account. */
export interface Left {
  /** Whether USOS has confirmed the revocation; also true while other chats use the account. */
  readonly revoked: boolean;
  /** How many other chats are still linked to the account. */
  readonly others: number;
}

/**
 * Removes a chat from its account. With the last chat the account's record is deleted and the token is revoked at USOS; while USOS
 * cannot be reached, the sealed token is kept in a job that retries the revocation.
 */
export async function leave(
  { store, accounts, usos, clock }: LeaveDeps,
  account: AccountId,
  chatId: ChatId,
): Promise<Left> {
  const before = await accounts.get(account);
  if (!before || !isLinked(before, chatId)) return { revoked: true, others: before?.chats.length ?? 0 };
  const isLast = before.chats.length === 1;
  const token = isLast ? readable(accounts, account, before) : undefined;
  const answer = token && (await usos.revokeToken(token));
  const revoked = answer?.ok ? before.token : null;
  // The album entry is removed first, because a crash after the account is deleted would leave it behind. It is entered again below
  // if the account stays.
  const albums = new Albums(store);
  if (isLast) await albums.forget(account, before.studentNumber);
  let confirmed = true;
  const after = await accounts.update(account, (it) => {
    const rest = withoutChat(it, chatId);
    confirmed = rest.chats.length > 0 || it.token === revoked;
    if (rest.chats.length > 0) return { account: rest };
    // This also covers another chat that left a moment ago, and another sign-in that stored a new token meanwhile.
    const schedule = it.token === null || confirmed ? [] : [revocation(account, it.token, clock())];
    return { account: "erase", cancel: [{ queue: "follow", id: account }], schedule };
  });
  if (isLast && after) await albums.enter(account, after.studentNumber);
  return { revoked: confirmed, others: after?.chats.length ?? 0 };
}

/** The account's token; undefined when its key is lost. Such a token cannot be revoked, but that must not keep anybody from leaving. */
function readable(accounts: Accounts, account: AccountId, it: Account): Token | undefined {
  try {
    return accounts.tokenOf(account, it);
  } catch {
    return undefined;
  }
}

/** The job that revokes a sealed token of an account. Each token has a job of its own. */
export const revocation = (account: AccountId, sealed: string, dueAt: number): JobToSchedule => ({
  queue: revocationQueue,
  id: `${account}:${sealed.split(".")[1] ?? ""}`,
  dueAt,
  payload: { sealed },
});

/** The retries start soon, because most failures are short and an unused access should not stay valid; then the delay grows. */
const later = ({ claim }: Job): JobResult => ({ againInMs: Math.min(longestRestMs, 2_500 * 2 ** Math.min(claim, 20)) });

/** Creates the handler that revokes at USOS a token that is no longer used. */
export function createRevoker({ accounts, vault, usos }: LeaveDeps): (job: Job) => Promise<JobResult> {
  return async (job) => {
    const { sealed } = job.payload as { sealed: string };
    const id = accountIdIn(job);
    const token = JSON.parse(vault.open(sealed, id)) as Token;
    const account = await accounts.get(id);
    // USOS may have issued the very same token to a new sign-in, and that one must keep working.
    if (account && accounts.tokenOf(id, account)?.key === token.key) return "done";
    const answer = await usos.revokeToken(token);
    return answer.ok || job.claim > mostTries ? "done" : later(job);
  };
}

/** Creates the handler that ends a linking ceremony: it revokes an access token that no account adopted and deletes the record. */
export function createCeremonyEnd({ store, vault, usos }: LeaveDeps): (job: Job) => Promise<JobResult> {
  return async (job) => {
    const found = await readCeremony(store, job.partition);
    if (found?.it.access) {
      const answer = await usos.revokeToken(JSON.parse(vault.open(found.it.access, job.partition)) as Token);
      if (!answer.ok && job.claim < mostTries) return later(job);
    }
    await store.commit({ partition: job.partition, delete: [ceremonyKey(job.partition)] });
    return "done";
  };
}
