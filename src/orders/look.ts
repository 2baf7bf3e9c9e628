import type { AccountId } from "../foundation/ids";
import type { Words } from "../../dialogs/kit/text";
import type { Account, Followed } from "../accounts/account";
import type { Refusal, Token } from "../usos/types";
import { observe } from "./observe";
import type { OrderContext } from "./orderContext";

/** How many of the listed orders are read. USOS lists the oldest first, so the relevant ones are at the end. */
const mostListed = 10;

export interface Look {
  readonly ids: readonly string[];
  /** Everything USOS lists, if that has already been read. */
  readonly listed?: readonly string[];
  /** USOS's reason for taking no order, if that was read together with the list. */
  readonly whyCannotOrder?: Words | null;
}

/**
 * Reads some orders from USOS into the account, and drops from it those that USOS neither shows nor lists any more. An order
 * about which USOS currently gives no answer is left unchanged. Resolves to the first refusal that concerns USOS itself and not a
 * single order.
 */
export async function refreshOrders(
  deps: OrderContext,
  id: AccountId,
  token: Token,
  it: Look,
): Promise<Refusal | undefined> {
  const asked = deps.clock();
  const answers = await Promise.all(it.ids.map((order) => deps.usos.order(token, order)));
  const seen = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
  const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]));
  const hidden = it.ids.filter((_, at) => isRefused(answers[at]));
  const listed = it.listed ?? (hidden.length > 0 ? await listOf(deps, token) : []);
  const gone = listed ? hidden.filter((order) => !listed.includes(order)) : [];
  await observe(
    deps.accounts,
    id,
    { asked, seen, gone, whyCannotOrder: it.whyCannotOrder },
    deps.institution,
    deps.clock(),
  );
  return refusals.find(({ code }) => code !== "refused");
}

/** The orders to read: the newest ones that USOS lists, and those of the account that USOS should still know. */
export const ordersToCheck = (listed: readonly string[], open: readonly string[]): string[] => [
  ...new Set([...open, ...listed.slice(-mostListed)]),
];

export const idsOf = (account: Account | undefined, isWanted: (phase: Followed["phase"]) => boolean) =>
  Object.values(account?.orders ?? {})
    .filter(({ phase }) => isWanted(phase))
    .map(({ id }) => id);

async function listOf({ usos }: OrderContext, token: Token): Promise<readonly string[] | undefined> {
  const mcard = await usos.mcard(token);
  return mcard.ok ? mcard.value.orderIds : undefined;
}

const isRefused = (answer: { ok: boolean; refusal?: Refusal } | undefined): boolean =>
  answer?.refusal?.code === "refused";
