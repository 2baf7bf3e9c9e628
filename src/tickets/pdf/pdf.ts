import { holdsCode } from "../images/picture";
import type { HasTime } from "../images/codes";
import { pictureIn } from "./pdfPictures";
import { streamsOf, TooMuch } from "./pdfStreams";

/**
 * Why a PDF is not passed on:
 *
 * - `tooLarge`: it has too many bytes, also after they are inflated;
 * - `unreadable`: it is none, or is damaged, or keeps its objects in a way that is not read here;
 * - `locked`: it is encrypted;
 * - `scripted`: it can run something, send what is typed into it, or holds other files;
 * - `code`: a picture in it has a readable code.
 */
export type PdfRefusal = "tooLarge" | "unreadable" | "locked" | "scripted" | "code";
export type PdfChecked = { readonly ok: true } | { readonly ok: false; readonly why: PdfRefusal };

/** In bytes. */
export const largestPdf = 8 * 1024 * 1024;

export const isPdf = (content: Buffer): boolean => content.toString("latin1", 0, 5) === "%PDF-";

/** Whether a PDF is small enough to be looked at. */
export function pdfSizeRefusal(content: Buffer): "tooLarge" | "unreadable" | undefined {
  if (content.length > largestPdf) return "tooLarge";
  return isPdf(content) ? undefined : "unreadable";
}

/**
 * Looks for what a PDF must not hold, in the whole file and in everything compressed in it. Drawings made of lines are not
 * looked at, so a code that no picture holds is not found. Anybody can write a PDF, so this runs in a thread of its own; call
 * `prepareCodes` there first.
 */
export async function checkPdf(content: Buffer, hasTime: HasTime): Promise<PdfChecked> {
  const size = pdfSizeRefusal(content);
  if (size) return refused(size);
  const whole = content.toString("latin1");
  // Where a file ends is said at the end, so a file without these words was cut off.
  if (!whole.slice(-2_048).includes("%%EOF")) return refused("unreadable");
  const why = refusalIn(whole);
  if (why) return refused(why);
  try {
    for (const stream of streamsOf(content, whole)) {
      const picture = pictureIn(stream);
      if (picture && hasTime() && (await holdsCode(picture, hasTime))) return refused("code");
      if (isHidden(stream.says)) return refused("unreadable");
      // The numbers of a picture are no text, unless it is a picture in name only.
      const text = !picture || holdsObjects(stream.says) ? stream.inflated?.toString("latin1") : undefined;
      const inside = text === undefined ? undefined : refusalIn(text);
      if (inside) return refused(inside);
    }
  } catch (cause) {
    if (cause instanceof TooMuch) return refused("tooLarge");
    throw cause;
  }
  return { ok: true };
}

const refused = (why: PdfRefusal): PdfChecked => ({ ok: false, why });

/** Letters of a name may be written by their numbers. */
const namesIn = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function refusalIn(written: string): "locked" | "scripted" | undefined {
  const text = namesIn(written);
  if (/\/Encrypt\b/.test(text)) return "locked";
  return does.test(text) ? "scripted" : undefined;
}

/** Names of what makes a program run, send or open something, and of what holds other files. A link to a page is not among them. */
const does =
  /\/(?:JavaScript|JS\s*[(<\d]|Launch|EmbeddedFiles?|RichMedia|Rendition|XFA|SubmitForm|ImportData|GoToE|GoToR|Filespec)(?![a-z])/;

const holdsObjects = (says: string): boolean => /\/ObjStm\b/.test(namesIn(says));

/** Whether a stream holds objects in a form in which `refusalIn` does not see their names. */
function isHidden(says: string): boolean {
  if (!holdsObjects(says)) return false;
  const text = namesIn(says);
  const [, filters] = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(text) ?? [];
  const isPlain = filters === undefined ? !text.includes("/Filter") : /^\[?\s*\/FlateDecode\s*\]?$/.test(filters);
  return !isPlain || text.includes("/Predictor");
}
