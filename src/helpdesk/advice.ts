import { currentOrder } from "../../dialogs/kit/currentOrder";
import { conditions } from "../../dialogs/kit/reasonWords";
import type { Account, Followed } from "../accounts/account";
import { dayMs } from "../foundation/time";
import type { OwnCard } from "./finding";

const situations = [
  "neverLinked",
  "signIn",
  "order",
  "notExtended",
  "processing",
  "longProcessing",
  "codeWaiting",
  "collected",
  "newPhone",
  "extend",
  "failed",
  "usosDown",
] as const;
/** Situations with ready-made advice; each has a text under `helpdesk.advice`. */
export type Advice = (typeof situations)[number];

const longMs = dayMs;
const recentMs = 60 * 60_000;
/** Codes that mean USOS is unavailable to everybody. */
const down = new Set(["maintenance", "unavailable", "unauthorized", "timeout", "busy"]);

/**
 * The advice for a student in this situation: the keys of texts. `today` is YYYY-MM-DD. If USOS said why it takes no order, the
 * remedy for that stands in the place of advice that guesses. Pure.
 */
export function adviceFor(
  account: Account | undefined,
  now: number,
  today: string,
  own: Pick<OwnCard, "whyCannotOrder" | "remedies"> | null = null,
): string[] {
  if (!account) return [keyOf("neverLinked")];
  const { lastTrouble } = account;
  const isDown = own === null && lastTrouble !== null && down.has(lastTrouble.code) && now - lastTrouble.at < recentMs;
  const usual: readonly Advice[] = [
    ...(account.token === null ? (["signIn"] as const) : []),
    ...(isDown ? (["usosDown"] as const) : []),
    ...aboutOrder(currentOrder(Object.values(account.orders)), now, today),
  ];
  return [...usual.filter((it) => own === null || isTrueBeside(it, own)).map(keyOf), ...(own?.remedies ?? [])];
}

const keyOf = (it: Advice): string => `helpdesk.advice.${it}`;

/** Whether an advice agrees with what USOS said: nobody is told to order what USOS will not take, nor of a reason that it did not give. */
function isTrueBeside(it: Advice, { whyCannotOrder: why }: Pick<OwnCard, "whyCannotOrder">): boolean {
  if (it === "notExtended") return false;
  return why === null || (it !== "order" && it !== "failed");
}

function aboutOrder(order: Followed | undefined, now: number, today: string): Advice[] {
  if (!order) return ["order", "notExtended"];
  switch (order.phase) {
    case "ready":
      return ["codeWaiting"];
    case "placed":
    case "processing":
    case "unknown":
      return [now - order.since > longMs ? "longProcessing" : "processing"];
    case "collected":
      return order.expiresAt !== null && order.expiresAt.slice(0, 10) < today ? ["extend"] : ["collected", "newPhone"];
    case "failed":
      return ["failed"];
    default:
      return ["order", "notExtended"];
  }
}

const known: ReadonlySet<string> = new Set([
  ...situations.map(keyOf),
  ...conditions.map((it) => `condition.${it}.mend`),
  "condition.activeStudent.after",
  "condition.plasticCard.notSeen",
  "reason.doctoral.mend",
]);

/** Whether a key is that of an advice, so that it can be put into an answer. */
export const isAdvice = (key: string): boolean => known.has(key);
