import type { Opening } from "../../dialogs/kit/card";
import type { Listed } from "./chat";
import type { TurnDraft } from "./turnDraft";

export const asListed = (opens: readonly Opening[]): Listed[] =>
  opens.map(({ label, dialog, data }) => ({ label: { ...label }, dialog, ...(data && { data }) }));

/** Remembers the buttons of the last notice, so that «1» and «the second one» in the next message refer to them. */
export function noteListed(draft: TurnDraft): void {
  const last = draft.outputs.at(-1);
  if (draft.chat.listed || last?.kind !== "say" || !last.notice.opens?.length) return;
  draft.chat.listed = asListed(last.notice.opens);
}
