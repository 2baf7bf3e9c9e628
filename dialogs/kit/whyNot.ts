import { hadCard } from "./cardState";
import type { CardFacts, Condition, ConditionFact, EligibilityFacts } from "./facts";
import type { Institution } from "./institution";
import { reasonOf, remedyOf } from "./reason";
import type { Reason } from "./reasonWords";
import { t, type Text } from "./text";

type Holds = ConditionFact["holds"];

/** The answer of USOS about an order, together with the institution's conditions. */
export interface WhyNot {
  readonly card: Pick<CardFacts, "whyCannotOrder" | "orders">;
  readonly eligibility: EligibilityFacts;
}

/** The remedy for USOS's reason. If the reason is unknown, it is for whatever is missing according to USOS's data. */
export function remediesOf({ card, eligibility }: WhyNot, institution: Institution): Text[] {
  const { whyCannotOrder: why, orders } = card;
  const { conditions, excluded, hasValidPlasticCard } = eligibility;
  if (why === null) return [];
  if (reasonOf(why, institution) !== undefined) return remedyOf(why, institution, hadCard(orders));
  if (excluded) return [t("reason.doctoral.mend")];
  const asksForCard = conditions.some(({ condition }) => condition === "plasticCardExtended");
  return [
    ...conditions.filter(({ holds }) => holds === "unmet").map(({ condition }) => t(`condition.${condition}.mend`)),
    ...(asksForCard && !hasValidPlasticCard ? [t("condition.plasticCard.notSeen")] : []),
  ];
}

const rank: Readonly<Record<Holds, number>> = { unmet: 0, met: 1, unsaid: 2 };

/** The conditions beside USOS's answer, unmet ones first and those that USOS does not report last. */
export function conditionsBeside({ card, eligibility }: WhyNot, institution: Institution): ConditionFact[] {
  const reason = reasonOf(card.whyCannotOrder, institution);
  const mayOrder = card.whyCannotOrder === null;
  return (
    eligibility.conditions
      // For a student without a plastic card it does not matter whether the card was extended.
      .filter(({ condition }) => !(reason === "plasticCard" && condition === "plasticCardExtended"))
      .map(({ condition, holds }) => ({ condition, holds: holdsBeside(condition, holds, reason, mayOrder) }))
      .sort((a, b) => rank[a.holds] - rank[b.holds])
  );
}

/** The state of a condition, given what USOS itself says about an order. */
function holdsBeside(condition: Condition, holds: Holds, reason: Reason | undefined, mayOrder: boolean): Holds {
  if (condition === reason) return "unmet";
  // A card that was not extended, or contains different data, still exists.
  if (condition === "plasticCard" && (reason === "plasticCardExtended" || reason === "dataUnchanged")) return "met";
  // USOS would accept an order, so nothing that USOS checks prevents it.
  return mayOrder && holds === "unmet" ? "unsaid" : holds;
}
