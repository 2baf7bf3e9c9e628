import { afterLostRace } from "../store/lostRace";
import type { Store, JobToSchedule } from "../store/port";
import type { Token } from "../usos/types";
import { accountKey, accountRecord, type Account } from "./account";
import type { Vault } from "./vault";
import { Fault } from "../ops/fault";

/** Accounts in the store, their tokens opened only here. */
export interface Accounts {
  get(account: string): Promise<Account | undefined>;
  /**
   * Changes an account in one commit, again on the fresh record when another process was faster. `change` answers
   * undefined to leave it alone. Resolves to the account as it now stands, or undefined when there is none.
   */
  update(account: string, change: (it: Account) => Changed | undefined): Promise<Account | undefined>;
  tokenOf(account: string, it: Account): Token | undefined;
  sealToken(account: string, token: Token): string;
}

export interface Changed {
  readonly account: Account | "erase";
  readonly schedule?: readonly JobToSchedule[];
  readonly cancel?: readonly { queue: string; id: string }[];
}

const attempts = 30;

export function createAccounts(store: Store, vault: Vault): Accounts {
  return {
    async get(account) {
      const stored = await store.get(accountKey(account));
      return stored && accountRecord.read(stored);
    },
    async update(account, change) {
      const key = accountKey(account);
      for (let attempt = 0; attempt < attempts; attempt++) {
        const stored = await store.get(key);
        if (!stored) return undefined;
        const before = accountRecord.read(stored);
        const changed = change(before);
        if (!changed) return before;
        const erase = changed.account === "erase";
        const ok = await store.commit({
          partition: account,
          expect: [{ key, rev: stored.rev }],
          put: changed.account === "erase" ? [] : [{ key, value: accountRecord.write(changed.account) }],
          delete: erase ? [key] : [],
          schedule: changed.schedule ?? [],
          cancel: changed.cancel ?? [],
        });
        if (ok) return changed.account === "erase" ? undefined : changed.account;
        await afterLostRace(attempt);
      }
      throw new Fault({
        code: "account.contended",
        message: "An account's record changed too often to be updated.",
        next: "Nothing: the job is tried again. If it goes on, look for two followers fighting over one account.",
      });
    },
    tokenOf: (account, { token }) => (token ? (JSON.parse(vault.open(token, account)) as Token) : undefined),
    sealToken: (account, token) => vault.seal(JSON.stringify(token), account),
  };
}
