import type { Notice } from "../../dialogs/kit/card";
import { dayMs } from "../foundation/time";
import type { TurnDraft } from "./turnDraft";

/**
 * Decides on which of this turn's messages the person may vote. Answers are many, so they ask for a vote at most once a day;
 * walkthroughs and tickets end seldom.
 */
export function admitVotes(draft: TurnDraft): void {
  for (const [at, it] of draft.outputs.entries()) {
    // A card that is shown again keeps its ask id, so both of its messages ask for the same vote.
    if (it.kind === "ask") draft.outputs[at] = { ...it, card: admitted(draft, it.card, () => it.frame.askId) };
    if (it.kind === "say") draft.outputs[at] = { ...it, notice: admitted(draft, it.notice, draft.context.newAskId) };
  }
}

function admitted<T extends Notice>(draft: TurnDraft, card: T, newId: () => string): T {
  const { vote } = card;
  const { chat, context } = draft;
  if (!vote) return card;
  if (vote.about === "answer") {
    if (context.now - (chat.votesAskedAt ?? 0) < dayMs) return card;
    chat.votesAskedAt = context.now;
  }
  return { ...card, vote: { ...vote, id: newId(), askedAt: context.now } };
}
