import type { AccountId, ChatId } from "../foundation/ids";
import type { JobToSchedule, Store, Stored } from "../store/port";
import { swap } from "../store/swap";
import type { Count, Statistics } from "../statistics/port";
import type { Token } from "../usos/types";
import { accountKey, accountRecord, type Account } from "./account";
import { isLinked } from "./linkedChats";
import type { Vault } from "./vault";

/** Accounts in the store. Their tokens are unsealed only here. */
export interface Accounts {
  get(account: AccountId): Promise<Account | undefined>;
  /**
   * Changes an account in one commit. If another process was faster, `change` is called again with the fresh record. `change`
   * returns undefined to leave the account unchanged. Resolves to the current account, or undefined if there is none.
   */
  update(account: AccountId, change: (it: Account) => Changed | undefined): Promise<Account | undefined>;
  tokenOf(account: AccountId, it: Account): Token | undefined;
  sealToken(account: AccountId, token: Token): string;
  /** The jobs that count events of the account, for the commit that makes them happen. */
  countJobs(counts: readonly Count[]): JobToSchedule[];
}

export interface Changed {
  readonly account: Account | "erase";
  readonly schedule?: readonly JobToSchedule[];
  readonly cancel?: readonly { queue: string; id: string }[];
  /** The events that go into the statistics together with the change. */
  readonly counts?: readonly Count[];
}

/**
 * The account of a chat; undefined when the chat is not, or no longer, linked to one. The account's own list of chats decides:
 * another chat can end the link, and then it has ended at once, whatever this chat's record still says.
 */
export async function accountOf(
  accounts: Pick<Accounts, "get">,
  chatId: ChatId,
  { account: id }: { readonly account?: AccountId | undefined },
): Promise<Account | undefined> {
  const account = id === undefined ? undefined : await accounts.get(id);
  return account && isLinked(account, chatId) ? account : undefined;
}

export function createAccounts(store: Store, vault: Vault, statistics?: Pick<Statistics, "jobFor">): Accounts {
  const countJobs = (counts: readonly Count[]): JobToSchedule[] =>
    statistics ? counts.map((it) => statistics.jobFor(it)) : [];
  return {
    countJobs,
    async get(account) {
      const stored = await store.get(accountKey(account));
      return stored && accountRecord.read(stored);
    },
    update(account, change) {
      const key = accountKey(account);
      const decide = (stored: Stored | undefined) => {
        if (!stored) return { result: undefined };
        const before = accountRecord.read(stored);
        const changed = change(before);
        if (!changed) return { result: before };
        const { account: after, cancel = [], counts = [] } = changed;
        const schedule = [...(changed.schedule ?? []), ...countJobs(counts)];
        return after === "erase"
          ? { result: undefined, commit: { delete: [key], schedule, cancel } }
          : { result: after, commit: { put: [{ key, value: accountRecord.write(after) }], schedule, cancel } };
      };
      return swap<Account | undefined>(store, key, decide, {
        code: "account.contended",
        message: "An account's record changed too often to be updated.",
        next: "Nothing: the job is tried again. If it goes on, look for two followers fighting over one account.",
      });
    },
    tokenOf: (account, { token }) => (token ? (JSON.parse(vault.open(token, account)) as Token) : undefined),
    sealToken: (account, token) => vault.seal(JSON.stringify(token), account),
  };
}
