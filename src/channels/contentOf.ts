import type { AttachmentType, Content } from "../conversation/ports";

/** The content that a person sent: text, an attachment that is not accepted, or both. */
export function contentOf(text: string, attachment: AttachmentType | undefined): Content {
  if (attachment === undefined) return { kind: "text", text };
  return text === "" ? { kind: "attachment", type: attachment } : { kind: "text", text, beside: attachment };
}
