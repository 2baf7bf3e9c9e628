import type { Done } from "../outbox/worker";
import type { Job, Store } from "../store/port";
import type { Token, UsosClient } from "../usos/types";
import type { Accounts } from "./accounts";
import { ceremonyKey, readCeremony } from "./ceremony";
import type { Vault } from "./vault";

export const revocationQueue = "revocation";
const tryAgainMs = 10 * 60_000;
/** A week of tries; after that USOS's own expiry has to do. */
const mostTries = 1_000;

interface Parts {
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
export async function leave({ accounts, usos, clock }: Parts, account: string, person: string): Promise<boolean> {
  const before = await accounts.get(account);
  if (!before?.persons.includes(person)) return true;
  const token = accounts.tokenOf(account, before);
  const isLast = before.persons.length === 1;
  const revoked = isLast && token ? (await usos.revokeToken(token)).ok : true;
  await accounts.update(account, (it) => {
    const persons = it.persons.filter((one) => one !== person);
    if (persons.length > 0) return { account: { ...it, persons } };
    const retry = { queue: revocationQueue, id: account, at: clock() + tryAgainMs, payload: { sealed: it.token } };
    return { account: "erase", cancel: [{ queue: "follow", id: account }], schedule: revoked ? [] : [retry] };
  });
  return revoked;
}

/** Revokes at USOS what could not be revoked when the student left. */
export function createRevoker({ accounts, vault, usos }: Parts): (job: Job) => Promise<Done> {
  return async (job) => {
    // The student came back meanwhile: their new sign-in may be this very token.
    if (await accounts.get(job.partition)) return "done";
    const { sealed } = job.payload as { sealed: string };
    const answer = await usos.revokeToken(JSON.parse(vault.open(sealed, job.partition)) as Token);
    return answer.ok || job.claim > mostTries ? "done" : { againInMs: tryAgainMs };
  };
}

/** Ends a linking ceremony: an access token nobody took over is revoked, and the record goes. */
export function createCeremonyEnd({ store, vault, usos }: Parts): (job: Job) => Promise<Done> {
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
