import type { Attachment } from "mailparser";
import type { ReplyFile } from "../port";

/** So large may an image be that is handed on, in bytes. */
const largestImage = 2 * 1024 * 1024;
const mostImages = 3;
const mostFiles = 20;
/** Images within the text that are smaller belong to somebody's signature. */
const ornament = 24 * 1024;

/** What mail programs add for each other. */
const forPrograms = /^application\/(x-)?(pkcs7-signature|pgp-signature|pgp-encrypted|ms-tnef)$/;

/**
 * The attachments worth telling: all by name, and a few images, known by what they are and not by what they are called,
 * with their content.
 *
 * @param isWhole false when only the beginning of the letter was fetched: nothing in it can be relied on but names
 */
export function filesOf(attachments: readonly Attachment[], isWhole: boolean): ReplyFile[] {
  let images = 0;
  return attachments
    .filter((it) => !forPrograms.test(it.contentType) && !isOrnament(it))
    .slice(0, mostFiles)
    .map((it): ReplyFile => {
      const name = nameOf(it);
      if (!isWhole) return { name, type: it.contentType.toLowerCase(), bytes: 0 };
      const image = imageType(it.content);
      const told = { name, type: image ?? it.contentType.toLowerCase(), bytes: it.size };
      if (image === undefined || it.size > largestImage || images === mostImages) return told;
      images += 1;
      return { ...told, content: it.content };
    });
}

const isOrnament = ({ cid, related, contentDisposition, contentType, size }: Attachment): boolean =>
  contentType.startsWith("image/") &&
  contentDisposition !== "attachment" &&
  (related || cid !== undefined) &&
  size < ornament;

/** The last part of a name, without what could deceive. */
function nameOf({ filename, contentType }: Attachment): string {
  const name = (filename ?? "")
    .replace(/^.*[/\\]/, "")
    .replace(/\p{C}/gu, "")
    .trim();
  return name === "" ? `(${contentType})` : name.slice(-120);
}

/** By the first bytes; undefined for anything that browsers might run, SVG above all. */
function imageType(content: Buffer): string | undefined {
  const head = content.toString("latin1", 0, 12);
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (head.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) return "image/gif";
  if (head.startsWith("RIFF") && head.endsWith("WEBP")) return "image/webp";
  return undefined;
}
