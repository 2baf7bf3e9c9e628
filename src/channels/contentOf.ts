import type { SentPicture } from "../../dialogs/kit/effects";
import type { AttachmentType, Content } from "../conversation/ports";

/** The content that a person sent: text, an attachment that is not accepted, pictures, or several of them. */
export function contentOf(
  text: string,
  attachment: AttachmentType | undefined,
  pictures: readonly SentPicture[] = [],
): Extract<Content, { kind: "text" | "attachment" }> {
  const also = pictures.length > 0 ? { pictures } : {};
  if (text === "" && (attachment !== undefined || pictures.length > 0))
    return { kind: "attachment", type: attachment, ...also };
  return { kind: "text", text, ...(attachment !== undefined && { beside: attachment }), ...also };
}
