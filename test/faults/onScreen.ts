import type { Order, Records } from "./records";
import { congratulates } from "./sentences";

/** The time during which a message showed a code or a QR; `to` is Infinity when it was never taken off. */
interface Showing {
  readonly channel: string;
  readonly what: "code" | "QR";
  readonly from: number;
  readonly to: number;
}

/**
 * The codes that stayed on a screen for longer than promised: after their time was over, or after the card had been collected with them. Each is
 * described in words.
 */
export function leftOnScreen(records: Records): string[] {
  const { people, orders, collected, posts, rules } = records;
  return people.flatMap((person) =>
    (orders[person.handle] ?? []).flatMap((order, n) => {
      // The product learns of the collection only by asking USOS, and its congratulations show that it has. Until then only the time limit takes
      // codes off.
      const collectedAt = collected[person.handle]?.[n] ?? Infinity;
      const heard = posts.find((it) => it.channel === person.dm && it.at >= collectedAt && congratulates(it))?.at;
      return showingsOf(records, order).flatMap(({ channel, what, from, to }) => {
        const due = Math.min(from + rules.shownForMs, Math.max(heard ?? Infinity, from));
        const lateMs = Math.min(to, records.endedAt) - due - rules.graceMs;
        const isLeft = to === Infinity && collectedAt !== Infinity;
        if (lateMs <= 0 && !isLeft) return [];
        const until = to === Infinity ? "never taken off" : `taken off ${Math.round((to - due) / 1_000)} s too late`;
        return [`${person.handle}: the ${what} in ${channel} was ${until}`];
      });
    }),
  );
}

function showingsOf({ posts, changes, removals }: Records, { code, token }: Order): Showing[] {
  return posts.flatMap((post) => {
    const { channel, message } = post;
    const isIt = (it: { readonly channel: string; readonly message: string }): boolean =>
      it.channel === channel && it.message === message;
    const after = changes.filter(isIt);
    const gone = removals.find(isIt)?.at ?? Infinity;
    const versions = [
      { at: post.at, hasCode: post.text.includes(code), hasQr: post.scanned.includes(token) },
      ...after.map(({ at, text, scanned }) => ({ at, hasCode: text.includes(code), hasQr: scanned.includes(token) })),
      { at: gone, hasCode: false, hasQr: false },
    ];
    return (["code", "QR"] as const).flatMap((what): Showing[] => {
      const has = what === "code" ? "hasCode" : "hasQr";
      const first = versions.findIndex((it) => it[has]);
      if (first < 0) return [];
      const last = versions.findLastIndex((it) => it[has]);
      return [{ channel, what, from: versions[first]?.at ?? 0, to: versions[last + 1]?.at ?? Infinity }];
    });
  });
}
