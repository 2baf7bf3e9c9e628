import type { Accounts } from "../accounts/accounts";
import type { Token } from "../usos/types";
import { followQueue, tellAll } from "./observe";

/**
 * USOS no longer knows the token: forgets it, stops following, and asks the student in every other chat to sign in again.
 * Nothing of that when the student has signed in anew since USOS was asked, and the account has another token.
 */
export async function signedOut(
  accounts: Accounts,
  account: string,
  refused: Token,
  now: number,
  except?: string,
): Promise<void> {
  await accounts.update(account, (it) =>
    accounts.tokenOf(account, it)?.key !== refused.key
      ? undefined
      : {
          account: { ...it, token: null, ordering: null, lastTrouble: { code: "signedOut", at: now } },
          schedule: tellAll(it, { kind: "signedOutByUsos", account }, `signedOut:${account}:${now}`, now, except),
          cancel: [{ queue: followQueue, id: account }],
        },
  );
}
