import { grouped } from "./grouped";
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
  const histories = historiesOf(records);
  const congratulations = grouped(posts.filter(congratulates), ({ channel }) => channel);
  return people.flatMap((person) =>
    (orders[person.handle] ?? []).flatMap((order, n) => {
      // The product learns of the collection only by asking USOS, and its congratulations show that it has. Until then only the time limit takes
      // codes off.
      const collectedAt = collected[person.handle]?.[n] ?? Infinity;
      const heard = congratulations.get(person.dm)?.find((it) => it.at >= collectedAt)?.at;
      return showingsOf(histories, order).flatMap(({ channel, what, from, to }) => {
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

/** One state of a message on the screen, from `at` on. */
interface Version {
  readonly at: number;
  readonly text: string;
  readonly scanned: readonly string[];
}

/** A message and all that it showed; the last version shows nothing, and its time is Infinity if the message was never removed. */
interface History {
  readonly channel: string;
  readonly versions: readonly Version[];
}

function historiesOf({ posts, changes, removals }: Records): History[] {
  const keyOf = ({ channel, message }: { readonly channel: string; readonly message: string }): string =>
    `${channel} ${message}`;
  const changesOf = grouped(changes, keyOf);
  const removalsOf = grouped(removals, keyOf);
  return posts.map((post) => {
    const gone = { at: removalsOf.get(keyOf(post))?.[0]?.at ?? Infinity, text: "", scanned: [] };
    return { channel: post.channel, versions: [post, ...(changesOf.get(keyOf(post)) ?? []), gone] };
  });
}

function showingsOf(histories: readonly History[], { code, token }: Order): Showing[] {
  const shows = {
    code: ({ text }: Version): boolean => code !== "" && text.includes(code),
    QR: ({ scanned }: Version): boolean => scanned.includes(token),
  };
  return histories.flatMap(({ channel, versions }) =>
    (["code", "QR"] as const).flatMap((what): Showing[] => {
      const first = versions.findIndex(shows[what]);
      if (first < 0) return [];
      const last = versions.findLastIndex(shows[what]);
      return [{ channel, what, from: versions[first]?.at ?? 0, to: versions[last + 1]?.at ?? Infinity }];
    }),
  );
}
