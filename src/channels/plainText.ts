import { withoutBold } from "../../dialogs/kit/bold";
import type { View } from "../../dialogs/kit/view";
import { markSymbols } from "./marks";

/** The whole view as lines of plain text, for notifications, screen readers, and chats that cannot render a card. */
export function toPlainText(view: View): string {
  const { title, paragraphs, facts, image, progress, field, buttons } = view;
  return [
    progress?.label,
    title,
    ...paragraphs.map(withoutBold),
    ...facts.map(factLine),
    image?.alt,
    field?.label,
    ...buttons.map((button) => ("url" in button ? `${button.label}: ${button.url}` : `[${button.label}]`)),
    field && `[${field.submit}]`,
  ]
    .filter((line) => line !== undefined && line !== "")
    .join("\n");
}

function factLine({ name, value, mark, markLabel }: View["facts"][number]): string {
  const symbol = mark ? `${markSymbols[mark]} ` : "";
  const said = value ? `: ${value}` : "";
  return `${symbol}${name}${said}${markLabel ? ` (${markLabel})` : ""}`;
}
