import type { AccountId } from "../foundation/ids";
import type { Account } from "../accounts/account";
import type { Accounts } from "../accounts/accounts";
import { Albums } from "../accounts/albums";
import { revocation } from "../accounts/leaving";
import { followQueue } from "../orders/observe";
import type { Store } from "../store/port";

/**
 * Deletes an account that no chat uses any more, and schedules the revocation of its token at USOS, as when the last chat leaves.
 * An account to which somebody has meanwhile signed in is left alone.
 * @param it the account as it was read when no chat used it
 * @returns whether the account is gone
 */
export async function forgetAccount(
  { store, accounts }: { readonly store: Store; readonly accounts: Accounts },
  account: AccountId,
  it: Account,
): Promise<boolean> {
  const albums = new Albums(store);
  // The album entry is removed first, because a crash after the account is deleted would leave it behind.
  await albums.forget(account, it.studentNumber);
  const after = await accounts.update(account, (now) => {
    if (now.token !== it.token || now.chats.join("\0") !== it.chats.join("\0")) return undefined;
    const schedule = now.token === null ? [] : [revocation(account, now.token, store.now())];
    return { account: "erase", cancel: [{ queue: followQueue, id: account }], schedule };
  });
  if (after) await albums.enter(account, after.studentNumber);
  return after === undefined;
}
