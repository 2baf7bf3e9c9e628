import type { Link } from "./kit/card";
import type { TicketFileFact } from "./kit/facts";
import { t, verbatim } from "./kit/text";

/** Links to the files a browser can show. Files of the same name are numbered. */
export function linksTo(files: readonly TicketFileFact[]): Link[] {
  const seen = new Map<string, number>();
  return files.flatMap(({ name, url }) => {
    if (url === undefined) return [];
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const label = count === 1 ? name : `${name} (${count})`;
    return [{ label: t("push.openPicture", { name: { text: verbatim(label) } }), url }];
  });
}
