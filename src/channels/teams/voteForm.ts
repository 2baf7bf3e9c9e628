import type { VoteWords } from "../../conversation/voteWords";
import { escapeMarkdown } from "../adaptiveCard/escape";

/** The form's field, and the choice in it that leads to support. */
export const whyField = "why";
export const toSupport = "support";

/** The answer to a request for the form: our card, which Teams shows in a dialog. */
export const voteForm = ({ why, reasons, support, send, down }: VoteWords) => ({
  task: {
    type: "continue",
    value: {
      title: down,
      height: "medium",
      width: "small",
      card: {
        contentType: "application/vnd.microsoft.card.adaptive",
        content: {
          type: "AdaptiveCard",
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
          version: "1.5",
          body: [
            { type: "TextBlock", text: escapeMarkdown(why), wrap: true },
            {
              type: "Input.ChoiceSet",
              id: whyField,
              style: "expanded",
              choices: [
                ...reasons.map(({ why: value, label }) => ({ title: label, value })),
                { title: support.label, value: toSupport },
              ],
            },
          ],
          actions: [{ type: "Action.Submit", title: send }],
        },
      },
    },
  },
});

/** The answer that shows a sentence in the dialog, instead of a form. */
export const voteThanks = ({ thanks }: VoteWords) => ({ task: { type: "message", value: thanks } });
