import type { FetchedPicture } from "../conversation/ports";
import { headerOf } from "./images/header";
import { largestPicture, sizeRefusal } from "./images/picture";
import { largestPdf, pdfSizeRefusal } from "./pdf/pdf";
import { pdfType } from "./pictures";
import type { ReplyFile } from "./port";

/** A reply has no more files than this with their content. */
const mostShown = 3;

/** A file that staff put into a thread, which is not fetched yet. */
export type NamedFile = Omit<ReplyFile, "content"> & {
  /** Where it can be fetched; missing if nowhere. */
  readonly url?: string;
};

/**
 * The files of a reply in a thread, with the content of those that the student can have: PNG and JPEG pictures and PDFs of a
 * reasonable size. All others are only named, each with the reason.
 */
export async function withContents(
  files: readonly NamedFile[],
  fetch: (url: string, most: number) => Promise<FetchedPicture>,
): Promise<ReplyFile[]> {
  let left = mostShown;
  const found: ReplyFile[] = [];
  for (const { url, ...file } of files) {
    const isPdf = file.type === pdfType;
    if (!isPdf && !/^image\/(?:png|jpeg|\*)$/.test(file.type)) {
      found.push({ ...file, why: "kind" });
    } else if (url === undefined) {
      found.push({ ...file, why: "gone" });
    } else if (left === 0) {
      found.push({ ...file, why: "tooMany" });
    } else {
      const fetched = await fetch(url, isPdf ? largestPdf : largestPicture);
      const it: ReplyFile = fetched.ok
        ? (isPdf ? asPdf : asPicture)(file, fetched.content)
        : { ...file, why: fetched.refusal === "later" ? "gone" : fetched.refusal };
      if (it.content) left -= 1;
      found.push(it);
    }
  }
  return found;
}

function asPdf(file: NamedFile, content: Buffer): ReplyFile {
  const why = pdfSizeRefusal(content);
  return why ? { ...file, why } : { ...file, bytes: content.length, content };
}

function asPicture(file: NamedFile, content: Buffer): ReplyFile {
  const header = headerOf(content);
  const why = sizeRefusal(content);
  if (why || !header) return { ...file, why: why ?? "unreadable" };
  return { ...file, type: header.type, bytes: content.length, content };
}
