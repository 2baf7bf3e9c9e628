import { redactCode } from "../foundation/redactCode";
import { redactToken } from "../foundation/redactToken";
import type { Content, Incoming } from "./ports";

/**
 * The content to process, from which the QR's text, PESELs and activation codes are removed; an edited message becomes a text.
 * `masked` says that a PESEL was removed. The QR's text is removed first, because parts of it could be mistaken for one of the
 * others.
 */
export function contentToProcess(
  content: Incoming["content"],
  redact: (text: string) => string,
): { readonly content: Content; readonly masked: boolean } {
  const withoutToken = clean(content, redactToken);
  const cleaned = clean(withoutToken, redact);
  return { content: clean(cleaned, redactCode), masked: wordsOf(cleaned) !== wordsOf(withoutToken) };
}

function clean(content: Incoming["content"], redact: (text: string) => string): Content {
  if (content.kind === "edit") return { kind: "text", text: redact(content.text) };
  if (content.kind === "text") return { ...content, text: redact(content.text) };
  if (content.kind === "button" && content.input) return { ...content, input: redact(content.input) };
  return content;
}

/** The text that a person typed, in a message or in a form. */
function wordsOf(content: Incoming["content"]): string | undefined {
  if (content.kind === "text" || content.kind === "edit") return content.text;
  return content.kind === "button" ? content.input : undefined;
}
