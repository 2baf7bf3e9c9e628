import type { Accounts } from "../accounts/accounts";
import type { AccountId } from "../foundation/ids";

/** More would make the account's record grow without telling the student more. */
const mostKept = 20;

/** Notes for the student that staff looked at their card, once for each look-up: `id` names it. */
export async function noteLook(
  accounts: Pick<Accounts, "update">,
  account: AccountId,
  { id, at }: { readonly id: string; readonly at: number },
): Promise<void> {
  await accounts.update(account, (it) => {
    const looks = it.looks ?? [];
    if (looks.some((known) => known.id === id)) return undefined;
    return { account: { ...it, looks: [...looks, { id, at }].slice(-mostKept) } };
  });
}
