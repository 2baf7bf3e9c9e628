import type { Accounts } from "../accounts/accounts";
import { followQueue, tellAll } from "./observe";

/** USOS no longer knows the token: forgets it, stops following, and asks the student in every other chat to sign in again. */
export async function signedOut(accounts: Accounts, account: string, now: number, except?: string): Promise<void> {
  await accounts.update(account, (it) =>
    it.token === null
      ? undefined
      : {
          account: { ...it, token: null, ordering: null, lastTrouble: { code: "signedOut", at: now } },
          schedule: tellAll(it, { kind: "signedOutByUsos", account }, `signedOut:${account}:${now}`, now, except),
          cancel: [{ queue: followQueue, id: account }],
        },
  );
}
