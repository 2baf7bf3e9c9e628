import type { Link } from "./kit/card";
import type { TicketFileFact } from "./kit/facts";
import { t, verbatim, type Text } from "./kit/text";

/** Links to the files that the student can open. Files of the same name are numbered. */
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

/** The name of a file that the student cannot open, with the reason where it is known. */
export function unseenFile({ name, why }: Pick<TicketFileFact, "name" | "why">): Text {
  const named = { text: verbatim(name) };
  return why === undefined ? named.text : t("unseenFile.named", { name: named, why: { text: t(`unseenFile.${why}`) } });
}
