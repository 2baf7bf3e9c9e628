import type { AttachmentType, Content } from "../conversation/ports";

/** What a person sent: words, something that is not taken, or both. */
export function contentOf(text: string, attachment: AttachmentType | undefined): Content {
  if (attachment === undefined) return { kind: "text", text };
  return text === "" ? { kind: "attachment", type: attachment } : { kind: "text", text, beside: attachment };
}
