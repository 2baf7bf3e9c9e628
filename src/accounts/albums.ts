import { type AccountId, accountIdSchema, accountIdIn } from "../foundation/ids";
import { z } from "zod";
import { defineRecord } from "../store/record";
import type { Key, Store } from "../store/port";
import { accountKey, accountRecord } from "./account";

const album = defineRecord({ kind: "album", version: 1, schema: z.object({ account: accountIdSchema }) });
const indexed = defineRecord({ kind: "albumsIndexed", version: 1, schema: z.object({}) });
const indexedKey: Key = { kind: "albumsIndexed", partition: "albums" };

/** Accounts are named `institution:usosId`; an album number is unique only within its institution. */
const albumKey = (institution: string, number: string): Key => ({
  kind: "album",
  partition: `album:${institution}:${number}`,
});

const institutionOf = (account: AccountId): string => account.slice(0, account.indexOf(":"));

/**
 * An index of accounts by album number. Each number is in its own partition and so cannot be committed together with the account:
 * an entry is written before its account and may outlive a change of the number. A reader must therefore compare it with the
 * account.
 */
export class Albums {
  constructor(private readonly store: Store) {}

  /** The account with this album number at an institution; undefined when there is none. */
  async accountOf(institution: string, number: string): Promise<AccountId | undefined> {
    const stored = await this.store.get(albumKey(institution, number));
    const account = stored && album.read(stored).account;
    if (account === undefined) return undefined;
    const found = await this.store.get(accountKey(account));
    return found && accountRecord.read(found).studentNumber === number ? account : undefined;
  }

  async enter(account: AccountId, number: string | null): Promise<void> {
    if (number === null) return;
    const key = albumKey(institutionOf(account), number);
    await this.store.commit({ partition: key.partition, put: [{ key, value: album.write({ account }) }] });
  }

  /** Removes a number, unless it belongs to another account by now. */
  async forget(account: AccountId, number: string | null): Promise<void> {
    if (number === null) return;
    const key = albumKey(institutionOf(account), number);
    const stored = await this.store.get(key);
    if (!stored || album.read(stored).account !== account) return;
    await this.store.commit({ partition: key.partition, expect: [{ key, rev: stored.rev }], delete: [key] });
  }

  /** Indexes the accounts that were stored by versions without an index. This is done only once. */
  async catchUp(): Promise<void> {
    if (await this.store.get(indexedKey)) return;
    for await (const stored of this.store.scan("account"))
      await this.enter(accountIdIn(stored.key), accountRecord.read(stored).studentNumber);
    await this.store.commit({ partition: "albums", put: [{ key: indexedKey, value: indexed.write({}) }] });
  }
}
