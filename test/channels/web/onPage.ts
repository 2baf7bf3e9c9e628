import type { Readable } from "../../support/chatStudent";
import { readCard } from "../readCard";

/** A message as the chat page holds it. */
export interface OnPage extends Readable {
  readonly id: string;
  readonly order: string;
  readonly from: "person" | "assistant";
  readonly hasSecret: boolean;
}

/** Reads one event of the page's stream; what the person said has no card and therefore no text. */
export const onPage = (data: Readonly<Record<string, unknown>>): OnPage => ({
  ...readCard(data["card"]),
  id: String(data["id"]),
  order: String(data["order"]),
  from: data["from"] === "person" ? "person" : "assistant",
  hasSecret: data["hasSecret"] === true,
});

export const inOrder = (messages: Iterable<OnPage>): OnPage[] =>
  [...messages].sort((a, b) => (a.order < b.order ? -1 : 1));
