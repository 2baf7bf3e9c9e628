import { accountOf, type Accounts } from "../accounts/accounts";
import type { Institution } from "../../dialogs/kit/institution";
import { codesWhen } from "../accounts/account";
import { isLinked } from "../accounts/linkedChats";
import type { Performers } from "../outbox/performers";
import type { Codes } from "./codes";

/** The effects that show the codes, remove them from the screen, and store when the student wants to see them. */
export const codeEffects = (
  codes: Codes,
  accounts: Pick<Accounts, "get" | "update">,
  institution: Pick<Institution, "codes">,
): Performers<"secret.show" | "secret.hide" | "codes.set"> => ({
  "secret.show": async ({ effect, job, chatId, chat }) => {
    if (effect.isUnasked) {
      const account = await accountOf(accounts, chatId, chat);
      // USOS may have withheld the codes for hours, and the student may have changed this setting meanwhile.
      if (account && codesWhen(account, institution) === "whenAsked")
        return { kind: "orderReady", orderId: effect.orderId, isHeld: true };
    }
    const outcome = await codes.show({ job, chatId, chat, orderId: effect.orderId });
    return outcome === "shown" ? "nothing" : outcome;
  },
  "secret.hide": async ({ effect, chatId }) => {
    // Without an order, this hides all codes of the chat.
    const againInMs = await codes.hide(chatId, effect.orderId);
    return againInMs > 0 ? { againInMs } : "nothing";
  },
  "codes.set": async ({ effect: { to }, chatId, chat: { account } }) => {
    const after =
      account === undefined
        ? undefined
        : await accounts.update(account, (it) =>
            isLinked(it, chatId) ? { account: { ...it, codes: to } } : undefined,
          );
    return after && isLinked(after, chatId) ? { kind: "codesSet", to } : { kind: "signedOutByUsos" };
  },
});
