import type { Mark } from "../../dialogs/kit/card";

/** The symbols for marks where only characters can be used. The words beside a symbol are part of the view (`markLabel`). */
export const markSymbols: Readonly<Record<Mark, string>> = {
  met: "✓",
  unmet: "✗",
  unsaid: "–",
  done: "✓",
  current: "●",
  ahead: "○",
};
