import { open, stay, type Next } from "../../dialogs/kit/dialog";
import type { Frame } from "./chat";
import { stepOf } from "./script";
import type { TurnDraft } from "./turnDraft";

/**
 * Looks once more at what was shown last: at the state on the current card, at that on a card behind it, or else at the state of the
 * person's order.
 */
export function lookAgain(draft: TurnDraft): Next {
  const { frame, trail, signedIn } = draft.chat;
  const lookOf = (it: Frame): Next | undefined => stepOf(draft.context.script, it)?.looksAgain;
  const own = frame && lookOf(frame);
  if (own) return own;
  // The card is still missing because USOS did not answer, so it is asked for again.
  if (frame?.waiting) return stay({}, true);
  const behind = trail.findLast((it) => lookOf(it) !== undefined);
  return open(behind?.dialog ?? (signedIn && draft.stepContext().refusedAt === undefined ? "status" : "eligibility"));
}
