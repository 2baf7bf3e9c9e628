import type { NamedFile } from "../../../tickets/staffFiles";
import { isNoFile, type Activity } from "../activity";
import { isPicture } from "../pictures";

const mostFiles = 10;
const longestName = 200;

/**
 * The files of a message in a channel. Only a pasted picture comes with an address that a bot may fetch. Files stay in the team's
 * library, which a bot may not read without a permission of Graph; often the message does not even name them.
 */
export function filesOf(activity: Activity): { readonly files: NamedFile[]; readonly isInLibrary: boolean } {
  const { attachments } = activity;
  const all = (attachments ?? []).flatMap((it) => it ?? []);
  const named = all.filter((it) => !isNoFile(it)).slice(0, mostFiles);
  const files = named.map((it): NamedFile => {
    const type = (it.contentType ?? "").toLowerCase();
    const name = (it.name ?? `(${type})`).slice(-longestName);
    return isPicture(it, activity) && it.contentUrl
      ? { name, type, bytes: 0, url: it.contentUrl }
      : { name, type: "", bytes: 0 };
  });
  const isUnnamed = files.length === 0 && all.some(holdsFile);
  const unnamed: NamedFile[] = isUnnamed ? [{ name: "(Teams)", type: "", bytes: 0 }] : [];
  return { files: [...files, ...unnamed], isInLibrary: isUnnamed || files.some(({ url }) => url === undefined) };
}

/** In the text of a message, a file is a placeholder; pictures that stand there without an address cannot be fetched either. */
const holdsFile = ({ content }: { readonly content?: unknown }): boolean =>
  typeof content === "string" && /<attachment\b|<img\b/i.test(content) && !/<emoji\b/i.test(content);
