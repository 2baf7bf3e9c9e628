import type { Institution } from "../../dialogs/kit/institution";
import { reasonOf } from "../../dialogs/kit/reason";
import { isOfOwnCard } from "../../dialogs/kit/reasonWords";
import type { Words } from "../../dialogs/kit/text";
import { isAlive, type Account } from "../accounts/account";
import type { Accounts } from "../accounts/accounts";
import { notedObstacle, notedStage, type Noted } from "../accounts/counted";
import type { AccountId } from "../foundation/ids";

interface Noting {
  readonly institution: Institution;
}

/** Notes in an account why USOS takes no order: by the reason that is known from the institution's file, never in USOS's words. */
export function notedRefusal(account: Account, words: Words | null, { institution }: Noting): Noted {
  const reason = reasonOf(words, institution) ?? "other";
  // USOS also takes no order from a student who has ordered or has the card; that keeps nobody from it.
  return isOfOwnCard(reason) ? { account, counts: [] } : notedObstacle(account, reason);
}

/**
 * Notes whether USOS would take an order from a student who has none. The account is written only if that is news.
 *
 * @returns the current account
 */
export async function noteWhetherEligible(
  { accounts, institution }: Noting & { readonly accounts: Accounts },
  id: AccountId,
  whyCannotOrder: Words | null,
): Promise<Account | undefined> {
  const noted = (it: Account): Noted => {
    if (Object.values(it.orders).some(({ phase }) => isAlive(phase))) return { account: it, counts: [] };
    return whyCannotOrder === null ? notedStage(it, "eligible") : notedRefusal(it, whyCannotOrder, { institution });
  };
  const account = await accounts.get(id);
  if (!account || noted(account).counts.length === 0) return account;
  return accounts.update(id, noted);
}
