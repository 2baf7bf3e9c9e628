import type { AccountId, ChatId } from "../foundation/ids";
import type { Done } from "../outbox/attempt";
import type { Job, JobToSchedule, Store } from "../store/port";
import type { Token, UsosClient } from "../usos/types";
import type { Account } from "./account";
import type { Accounts } from "./accounts";
import { Albums } from "./albums";
import { ceremonyKey, readCeremony } from "./ceremony";
import type { Vault } from "./vault";

export const revocationQueue = "revocation";
const tryAgainMs = 10 * 60_000;
/** A week of tries; after that USOS's own expiry has to do. */
const mostTries = 1_000;

export interface LeaveParts {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly vault: Vault;
  readonly usos: UsosClient;
  readonly clock: () => number;
}

/**
 * Takes a chat off its account. With the last chat the account's record goes, and the token is revoked at USOS; when
 * USOS cannot be reached, the sealed token waits in a job until it is.
 * Resolves to whether USOS has confirmed (true as well when another chat still uses the account).
 */
export async function leave(
  { store, accounts, usos, clock }: LeaveParts,
  account: AccountId,
  chatId: ChatId,
): Promise<boolean> {
  const before = await accounts.get(account);
  if (!before?.persons.includes(chatId)) return true;
  const isLast = before.persons.length === 1;
  const token = isLast ? readable(accounts, account, before) : undefined;
  const answer = token && (await usos.revokeToken(token));
  const revoked = answer?.ok ? before.token : null;
  // Before the account goes, for nothing would come back for it after; entered again should the account stay.
  const albums = new Albums(store);
  if (isLast) await albums.forget(account, before.studentNumber);
  let confirmed = true;
  const after = await accounts.update(account, (it) => {
    const persons = it.persons.filter((one) => one !== chatId);
    confirmed = persons.length > 0 || it.token === revoked;
    if (persons.length > 0) return { account: { ...it, persons } };
    // Also when it was somebody else's last chat a moment ago, or another sign-in put a new token there meanwhile.
    const schedule = it.token === null || confirmed ? [] : [revocation(account, it.token, clock())];
    return { account: "erase", cancel: [{ queue: "follow", id: account }], schedule };
  });
  if (isLast && after) await albums.enter(account, after.studentNumber);
  return confirmed;
}

/** A token whose key is lost cannot be revoked; that must keep nobody from leaving. */
function readable(accounts: Accounts, account: AccountId, it: Account): Token | undefined {
  try {
    return accounts.tokenOf(account, it);
  } catch {
    return undefined;
  }
}

/** The job that revokes a sealed token of an account; each token has its own. */
export const revocation = (account: AccountId, sealed: string, at: number): JobToSchedule => ({
  queue: revocationQueue,
  id: `${account}:${sealed.split(".")[1] ?? ""}`,
  at,
  payload: { sealed },
});

/** Revokes at USOS a token nobody uses any more. */
export function createRevoker({ accounts, vault, usos }: LeaveParts): (job: Job) => Promise<Done> {
  return async (job) => {
    const { sealed } = job.payload as { sealed: string };
    const token = JSON.parse(vault.open(sealed, job.partition)) as Token;
    const account = await accounts.get(job.partition);
    // USOS may have given a new sign-in the very same token.
    if (account && accounts.tokenOf(job.partition, account)?.key === token.key) return "done";
    const answer = await usos.revokeToken(token);
    return answer.ok || job.claim > mostTries ? "done" : { againInMs: tryAgainMs };
  };
}

/** Ends a linking ceremony: an access token nobody took over is revoked, and the record goes. */
export function createCeremonyEnd({ store, vault, usos }: LeaveParts): (job: Job) => Promise<Done> {
  return async (job) => {
    const found = await readCeremony(store, job.partition);
    if (found?.it.access) {
      const answer = await usos.revokeToken(JSON.parse(vault.open(found.it.access, job.partition)) as Token);
      if (!answer.ok && job.claim < mostTries) return { againInMs: tryAgainMs };
    }
    await store.commit({ partition: job.partition, delete: [ceremonyKey(job.partition)] });
    return "done";
  };
}
