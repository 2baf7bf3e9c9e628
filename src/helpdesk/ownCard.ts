import { cardStateOf, hadCard } from "../../dialogs/kit/cardState";
import type { Institution } from "../../dialogs/kit/institution";
import { reasonTold, remedyOf } from "../../dialogs/kit/reason";
import type { Text } from "../../dialogs/kit/text";
import { conditionsBeside, remediesOf, type WhyNot } from "../../dialogs/kit/whyNot";
import type { AccountId } from "../foundation/ids";
import type { OrderContext } from "../orders/orderContext";
import { readCard, readEligibility } from "../orders/read";
import type { Refusal } from "../usos/types";
import type { OwnCard } from "./finding";

/** Asks USOS with the access that the student gave. The orders are kept in the account, as when the student asks. */
export async function readOwnCard(
  deps: OrderContext,
  account: AccountId,
): Promise<{ readonly ok: true; readonly own: OwnCard } | { readonly ok: false; readonly code: Refusal["code"] }> {
  const card = await readCard(deps, { account });
  if (!card.ok) return { ok: false, code: card.obstacle.code };
  const eligibility = await readEligibility(deps, { account });
  if (!eligibility.ok) return { ok: false, code: eligibility.obstacle.code };
  return { ok: true, own: judged({ card: card.value, eligibility: eligibility.value }, deps.institution) };
}

/** The conditions only matter to a student without a card and an order, as in the student's own chat. */
function judged(said: WhyNot, institution: Institution): OwnCard {
  const { whyCannotOrder, orders } = said.card;
  const state = cardStateOf(orders, whyCannotOrder === null);
  const isWithout = state === "none";
  return {
    state,
    whyCannotOrder,
    reason: reasonTold(whyCannotOrder, institution),
    conditions: isWithout ? conditionsBeside(said, institution) : [],
    remedies: (isWithout
      ? remediesOf(said, institution)
      : remedyOf(whyCannotOrder, institution, hadCard(orders))
    ).flatMap(keyOf),
  };
}

const keyOf = (text: Text): string[] => ("key" in text ? [text.key] : []);
