import type { Invoked } from "../edge";
import type { DeskCard } from "./elements";

const task = (it: object): Invoked => ({ status: 200, body: { task: it } });

/** The answer that shows a card in a dialog: one that opens, or the one that was submitted. */
export const dialog = (title: string, card: DeskCard): Invoked =>
  task({
    type: "continue",
    value: {
      title,
      height: "large",
      width: "medium",
      card: { contentType: "application/vnd.microsoft.card.adaptive", content: card },
    },
  });

/** The answer that shows a sentence in place of a dialog. */
export const dialogWord = (words: string): Invoked => task({ type: "message", value: words });
