import type { Readable } from "../support/chatStudent";

type Json = Readonly<Record<string, unknown>>;

/** Every object inside a card, at any depth, except fallbacks, which are drawn only instead of something else. */
export function elements(from: unknown): Json[] {
  if (Array.isArray(from)) return from.flatMap(elements);
  if (typeof from !== "object" || from === null) return [];
  const inner = Object.entries(from).filter(([name]) => name !== "fallback" && name !== "data");
  return [from as Json, ...inner.flatMap(([, it]) => elements(it))];
}

export const ofType = (card: unknown, type: string): Json[] => elements(card).filter((it) => it["type"] === type);

export const isExecute = (action: Json): boolean => action["type"] === "Action.Execute";

export const actionsOf = (card: unknown): Json[] =>
  elements(card).filter((it) => typeof it["type"] === "string" && it["type"].startsWith("Action."));

/** The addresses that a card links to, including those of sign-ins. */
export const urlsOf = (card: unknown): string[] =>
  actionsOf(card).flatMap((it) => {
    const data = it["data"] as { msteams?: { value?: string } } | undefined;
    return [it["url"], data?.msteams?.value].filter((url) => typeof url === "string");
  });

/** The actions that send something back to the product, each with what it sends. */
export const pressesOf = (card: unknown) =>
  actionsOf(card).flatMap((action) => {
    const data = action["data"] as Json | undefined;
    const value = data?.["button"];
    return data && typeof value === "string" ? [{ action, data, label: String(action["title"]), value }] : [];
  });

/** An Adaptive Card as its reader sees it. */
export function readCard(card: unknown): Readable {
  const buttons = pressesOf(card);
  // The other buttons send no input.
  const submit = buttons.find(({ action }) => action["associatedInputs"] !== "none");
  const field = ofType(card, "Input.Text").length > 0 ? submit?.value : undefined;
  return { text: textOf(card), buttons, field, urls: urlsOf(card) };
}

/** The words that people read on a card: Markdown's escapes and the targets of links are removed, as Teams does. */
export function textOf(card: unknown): string {
  const lines = elements(card).flatMap((it) => {
    if (it["type"] === "TextBlock") return [String(it["text"])];
    if (typeof it["type"] === "string" && it["type"].startsWith("Action.")) return [`[${String(it["title"])}]`];
    return it["type"] === "Input.Text" ? [`<${String(it["label"])}>`] : [];
  });
  return lines
    .join("\n")
    .replace(/\[((?:[^\]\\]|\\.)*)\]\(https?:[^()]*\)/g, "$1")
    .replace(/\\([\\*_[\]`~<#>+.)-])/g, "$1");
}
