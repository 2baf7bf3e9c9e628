import { asSeen, cardStateOf, type CardState } from "./cardState";
import type { StepContext } from "./dialog";
import type { Standing } from "./entries";

/** The state of the student's card without asking USOS. A step that asks for it reads `followed` if the chat is linked. */
export function standingOf(context: StepContext): Standing {
  if (!context.linked) return "signedOut";
  const { orders, mayExtend } = context.fact("followed");
  return refusedOr(cardStateOf(orders, mayExtend), context);
}

/** The state of the student's card as the conversation remembers it, without reading anything; undefined if it does not know. */
export function rememberedStanding(context: StepContext): Standing | undefined {
  if (!context.linked) return "signedOut";
  return context.cardState && refusedOr(context.cardState, context);
}

/** Whether codes wait, as far as the conversation knows. */
export function mayHaveCodes(context: StepContext): boolean {
  const standing = rememberedStanding(context);
  return standing === undefined || standing === "signedOut" || standing === "ready" || standing === "extensionReady";
}

const withCard: readonly Standing[] = ["active", "mayExtend", "extending", "extensionReady"];
/** Whether a student in this state has a card in the phone. */
export const isWithCard = (standing: Standing): boolean => withCard.includes(standing);

const refusedOr = (state: CardState, { refusedAt, seesCard }: StepContext): Standing =>
  state === "none" && refusedAt !== undefined ? "refused" : asSeen(state, seesCard);
