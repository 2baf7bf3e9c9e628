import type { AccountId } from "../foundation/ids";
import type { Accounts } from "../accounts/accounts";
import type { Token } from "../usos/types";
import { followQueue, tellAll } from "./observe";

/**
 * Handles a token that USOS no longer knows: forgets it, stops following, and asks the student in every other chat to sign in
 * again.
 * @param refused the token that USOS refused
 * @param except the chat that learns of it from the answer to its own request
 * @returns false, with nothing changed, when the student has signed in again since USOS was asked and the account has another
 * token; the request may then be repeated with that token
 */
export async function signedOut(
  accounts: Accounts,
  account: AccountId,
  refused: Token,
  now: number,
  except?: string,
): Promise<boolean> {
  let isReplaced = false;
  await accounts.update(account, (it) => {
    const token = accounts.tokenOf(account, it);
    isReplaced = token !== undefined && token.key !== refused.key;
    return token === undefined || isReplaced
      ? undefined
      : {
          account: { ...it, token: null, ordering: null, lastTrouble: { code: "signedOut", at: now } },
          schedule: tellAll(it, { kind: "signedOutByUsos", account }, `signedOut:${account}:${now}`, now, except),
          cancel: [{ queue: followQueue, id: account }],
        };
  });
  return !isReplaced;
}
