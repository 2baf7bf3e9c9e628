import type { FollowedFacts } from "../../dialogs/kit/facts";
import type { Account } from "../accounts/account";
import { accountOf } from "../accounts/accounts";
import { localTime } from "../foundation/localTime";
import type { Readers } from "../outbox/readFacts";
import { cardInPhone } from "./extension";
import type { OrderContext } from "./orderContext";
import { ordersTold, readCard, readEligibility } from "./read";

const nobody = { ok: false, obstacle: { code: "signedOut" } } as const;

/** The facts about orders: those that only USOS knows, and those that Legitka stored while following the orders. */
export const orderFacts = (deps: OrderContext): Readers<"card" | "eligibility" | "followed"> => ({
  card: async ({ chatId, chat: { account } }) => (account === undefined ? nobody : readCard(deps, { account, chatId })),
  eligibility: async ({ chatId, chat: { account } }) =>
    account === undefined ? nobody : readEligibility(deps, { account, chatId }),
  followed: async ({ chatId, chat }) => {
    const account = await accountOf(deps.accounts, chatId, chat);
    const today = localTime(deps.clock(), deps.institution.timeZone).day;
    return account ? { ok: true, value: followedBy(account, today) } : nobody;
  },
});

/**
 * The facts from Legitka's own record of the orders.
 *
 * @param today `YYYY-MM-DD`
 */
export function followedBy(account: Account, today: string): FollowedFacts {
  const card = cardInPhone(account);
  const { extension } = account;
  return {
    orders: ordersTold(account),
    mayExtend: card !== undefined && extension?.order === card.id && extension.isAllowed,
    hasExpired: card !== undefined && card.expiresAt.slice(0, 10) < today,
  };
}
