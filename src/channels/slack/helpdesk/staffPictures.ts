import { headerOf } from "../../../tickets/images/header";
import { largestPicture, sizeRefusal } from "../../../tickets/images/picture";
import type { ReplyFile } from "../../../tickets/port";
import type { SlackApi } from "../api";
import type { StaffFile } from "./staffMessage";

/** A reply has no more pictures than this. */
const mostPictures = 3;

/**
 * The files of a reply in a thread, with the content of those that the student can see: PNG and JPEG pictures of a reasonable size.
 * All others are only named, and their author is told so.
 */
export async function withPictures(
  api: Pick<SlackApi, "download">,
  team: string,
  files: readonly StaffFile[],
): Promise<ReplyFile[]> {
  let left = mostPictures;
  const found: ReplyFile[] = [];
  for (const { url, ...file } of files) {
    const wanted = url !== undefined && left > 0 && /^image\/(?:png|jpeg)$/.test(file.type);
    const fetched = wanted ? await api.download(team, url, largestPicture) : undefined;
    const content = fetched?.ok === true && sizeRefusal(fetched.content) === undefined ? fetched.content : undefined;
    const header = content && headerOf(content);
    if (!content || !header) {
      found.push(file);
      continue;
    }
    left -= 1;
    found.push({ ...file, type: header.type, bytes: content.length, content });
  }
  return found;
}
