import type { Mark } from "../../dialogs/kit/card";

/** How a mark is drawn where only characters can be used. The words beside it come with the view (`markLabel`). */
export const markSymbols: Readonly<Record<Mark, string>> = {
  met: "✓",
  unmet: "✗",
  unsaid: "?",
  done: "✓",
  current: "●",
  ahead: "○",
};
