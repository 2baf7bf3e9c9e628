import type { AccountId } from "../foundation/ids";
import type { Accounts } from "../accounts/accounts";
import type { Refusal } from "../usos/types";

/** Limits the writes, so that a night of maintenance does not rewrite every account at every attempt. */
const atMostEveryMs = 60 * 60_000;

/** Records for the helpdesk that USOS refused something for an account: the refusal's code, never its words. */
export async function noteTrouble(
  accounts: Accounts,
  account: AccountId,
  { code }: Pick<Refusal, "code">,
  now: number,
): Promise<void> {
  await accounts.update(account, (it) =>
    it.lastTrouble?.code === code && now - it.lastTrouble.at < atMostEveryMs
      ? undefined
      : { account: { ...it, lastTrouble: { code, at: now } } },
  );
}
