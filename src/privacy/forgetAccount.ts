import type { AccountId } from "../foundation/ids";
import type { Account } from "../accounts/account";
import type { Accounts } from "../accounts/accounts";
import { Albums } from "../accounts/albums";
import { revocation } from "../accounts/leaving";
import { followQueue } from "../orders/observe";
import type { Store } from "../store/port";

/**
 * Forgets an account nobody has a chat with any more, and has its token revoked at USOS, as when the last chat leaves. Left
 * alone when somebody has signed in to it meanwhile.
 * @param it as it was when nobody had a chat with it
 */
export async function forgetAccount(
  { store, accounts }: { readonly store: Store; readonly accounts: Accounts },
  account: AccountId,
  it: Account,
): Promise<boolean> {
  const albums = new Albums(store);
  // Before the account goes, for nothing would come back for it after.
  await albums.forget(account, it.studentNumber);
  const after = await accounts.update(account, (now) => {
    if (now.token !== it.token || now.persons.join("\0") !== it.persons.join("\0")) return undefined;
    const schedule = now.token === null ? [] : [revocation(account, now.token, store.now())];
    return { account: "erase", cancel: [{ queue: followQueue, id: account }], schedule };
  });
  if (after) await albums.enter(account, after.studentNumber);
  return after === undefined;
}
