import type { ReplyFile } from "../port";
import type { File } from "./content";
import type { Part } from "./mime";

/** The largest image that is passed on, in bytes. */
const largestImage = 2 * 1024 * 1024;
const mostImages = 3;
const mostFiles = 20;
/** Inline images below this size belong to signatures. In bytes. */
const ornament = 24 * 1024;

/** Types that mail programs add for each other: signatures, keys, invitations, reports, reactions. */
const forPrograms =
  /^(application\/(x-)?(pkcs7-signature|pkcs7-mime|pgp-signature|pgp-encrypted|pgp-keys|ms-tnef|vnd\.ms-tnef|ics)|text\/(calendar|x-amp-html|x-vcard|vcard|vnd\.google\.email-reaction\+json|rfc822-headers)|message\/(delivery-status|disposition-notification|feedback-report))$/;
/** The same files by name, because gateways label all of them `application/octet-stream`. */
const namedForPrograms =
  /^(signature\.asc|openpgp_signature(\.asc)?|openpgp_0x[\da-f]{8,40}\.asc|publickey\s?-.*\.asc|encrypted\.asc|smime\.p7[smc]|winmail\.dat|att\d{4,6}\.(txt|html?|dat|bin|c)|(invite|meeting|zaproszenie|event)\.ics|.*\.ics|.*\.vcf)$/i;

/**
 * The attachments that the student is told about, all by name. For a few images, recognised by their content and not by their
 * name, the content is included.
 *
 * @param isWhole false when only the beginning of the letter was fetched, in which only the names are reliable
 */
export function filesOf(files: readonly File[], isWhole: boolean): ReplyFile[] {
  let images = 0;
  return files
    .filter((it) => !isForPrograms(it.part) && !isOrnament(it))
    .slice(0, mostFiles)
    .map(({ part }): ReplyFile => {
      const name = nameOf(part);
      if (!isWhole) return { name, type: part.type, bytes: 0 };
      const image = imageType(part.content);
      const told = { name, type: image ?? part.type, bytes: part.content.length };
      if (image === undefined || told.bytes > largestImage || images === mostImages) return told;
      images += 1;
      return { ...told, content: part.content };
    });
}

const isForPrograms = ({ type, filename }: Part): boolean =>
  forPrograms.test(type) || namedForPrograms.test(filename?.trim() ?? "");

const isOrnament = ({ part: { type, disposition, cid, content }, isRelated }: File): boolean =>
  type.startsWith("image/") &&
  disposition !== "attachment" &&
  (isRelated || cid !== undefined) &&
  content.length < ornament;

/** The last part of a path, without control characters that could disguise it. */
function nameOf({ filename, type }: Part): string {
  const name = (filename ?? "")
    .replace(/^.*[/\\]/, "")
    .replace(/\p{C}/gu, "")
    .trim();
  return name === "" ? `(${type})` : name.slice(-120);
}

/** Recognises an image by its first bytes. Undefined for anything that browsers might execute, above all SVG. */
function imageType(content: Buffer): string | undefined {
  const head = content.toString("latin1", 0, 12);
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (head.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) return "image/gif";
  if (head.startsWith("RIFF") && head.endsWith("WEBP")) return "image/webp";
  return undefined;
}
