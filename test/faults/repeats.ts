import type { Letter, Post, Records, Trouble } from "./records";
import { copy } from "../support/copy";
import { whySentAgain, type Sending } from "./explain";
import { grouped } from "./grouped";
import { saying } from "./sentences";

export interface Repeat {
  readonly who: string;
  readonly text: string;
  /** When and from which slots the thing was sent the first time and again, which troubles there were around that time, and what the student did. */
  readonly when: string;
  /** The trouble between sending the thing and marking it as sent; undefined when the far ends know of none. */
  readonly because: string | undefined;
}

/**
 * Messages that nobody asked for, so that each may come only once, whatever the student did. Codes may come again each time the student asks for
 * them.
 */
const pushes = [
  "push.readyTitle",
  "code.arriving",
  "push.collectedTitle",
  "push.extendedTitle",
  "push.expiringTitle",
  "push.codeWaitingTitle",
  "push.mayExtendTitle",
  "push.ticketDelivered",
  "push.answeredTitle",
];

/** An answer comes within this time, even in trouble. */
const answeredWithinMs = 30_000;

/** The messages that came more than once, except the answers to things that the student did more than once. */
export function repeats(records: Records): Repeat[] {
  const { people, posts } = records;
  const notes = grouped(posts.filter(saying("problem.oldButton")), ({ channel }) => channel);
  /** A press on an earlier card is answered with a note about that and with the current card again. */
  const isRestated = (next: Post, before: Post): boolean =>
    (notes.get(next.channel) ?? []).some(({ at }) => at > before.at && at <= next.at);
  const asked = askedIn(records);
  const handles = new Map(
    people.flatMap(
      ({ handle, dm, secondDm }) =>
        [
          [dm, handle],
          [secondDm, handle],
        ] as const,
    ),
  );
  return groupsOf(posts, (it) => `${it.channel} ${it.same}`).flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const who = handles.get(first.channel) ?? first.channel;
    const found = explained(group, records, (next, latest) => !isPush(first) && isRestated(next, latest));
    // A thing that the student did twice may be answered twice.
    return found
      .sort((a, b) => Number(a.because !== undefined) - Number(b.because !== undefined))
      .slice(asked(first))
      .map((it) => ({ who, text: first.text, ...it }));
  });
}

/**
 * The cards that came twice for one thing that the student did once. They read the same, but the product gave their buttons different ids, and so
 * took the one thing for two.
 */
export function answeredTwice(records: Records): Repeat[] {
  const { people, posts, actions } = records;
  const didIn = grouped(actions, ({ channel }) => channel);
  const postedIn = grouped(posts, ({ channel }) => channel);
  return people.flatMap(({ handle, dm }) => {
    const did = didIn.get(dm) ?? [];
    const mine = (postedIn.get(dm) ?? []).filter(({ text }) => text !== "");
    /** How many things the student had done when a message came. */
    const after = new Map(mine.map((it) => [it, did.filter(({ at }) => at <= it.at).length]));
    const answered = new Set(after.values());
    /**
     * How many more answers are possible now: one for each thing that was done just before and is not answered yet, and one for each thing that was
     * done again.
     */
    const waiting = (it: Post): number => {
      let count = 0;
      for (let n = (after.get(it) ?? 0) - 1; n > 0 && !answered.has(n); n--) count += 1;
      const lately = did.filter(({ at }) => at <= it.at && at > it.at - answeredWithinMs);
      const again = lately.map(({ what }) => lately.filter((one) => one.what === what).length - 1);
      return Math.max(count, ...again);
    };
    return groupsOf(mine, (it) => `${after.get(it) ?? 0} ${it.looks}`).flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const others = group.filter((it, n) => group.findIndex(({ same }) => same === it.same) === n);
      const found = explained(others, records).slice(waiting(first));
      return found.map((it) => ({ who: handle, text: first.text, ...it }));
    });
  });
}

/** The letters that came more than once; a letter that is sent again keeps its Message-ID. */
export function repeatedLetters(records: Records): Repeat[] {
  const keyOf = ({ messageId, subject, text }: Letter): string => messageId ?? `${subject} ${text}`;
  return groupsOf(records.letters, keyOf).flatMap((group) =>
    explained(group, records).map((it) => ({ who: "support", text: group[0]?.subject ?? "", ...it })),
  );
}

const groupsOf = <T>(all: readonly T[], keyOf: (it: T) => string): (readonly T[])[] =>
  [...grouped(all, keyOf).values()].filter(({ length }) => length > 1);

interface Sent extends Sending {
  readonly channel?: string;
  readonly outcome?: string;
}

/** Every thing of a group except the first, with the trouble that explains it. Each thing that could not be marked as sent explains one more. */
function explained<T extends Sent>(
  group: readonly T[],
  records: Records,
  isFine: (next: T, latest: T) => boolean = () => false,
): Pick<Repeat, "when" | "because">[] {
  const unmarked = [...group];
  return group.slice(1).flatMap((next, at) => {
    const latest = group[at] ?? next;
    if (isFine(next, latest)) return [];
    const before = unmarked.find((it) => group.indexOf(it) <= at && reason(it, next, records) !== undefined);
    if (before) unmarked.splice(unmarked.indexOf(before), 1);
    return [{ when: whenWas(before ?? latest, next, records), because: before && reason(before, next, records) }];
  });
}

function reason(before: Sent, next: Sent, records: Records): string | undefined {
  const { outcome = "ok" } = before;
  if (outcome !== "ok") return `answered with «${outcome}» though it was taken`;
  return whySentAgain(before, next, records)?.kind;
}

const isCode = (it: Post): boolean => it.text === "" || saying("code.arriving")(it);
const isPush = (it: Post): boolean => isCode(it) || pushes.some((key) => saying(key)(it));

/** Two buttons lead to the beginning of the guide, so that a student who presses both gets the same card twice. */
const toGuide = (): ReadonlySet<string> =>
  new Set(["button.walkthrough", "menu.activate"].map((key) => `presses ${copy(key)}`));

/** How many further copies of a message the student may have got because of what they did. */
function askedIn({ people, actions, orders }: Records): (it: Post) => number {
  const done = new Map(
    [...grouped(actions, ({ channel }) => channel)].map(([channel, its]) => [
      channel,
      grouped(its, ({ what }) => (toGuide().has(what) ? "opens the guide" : what)),
    ]),
  );
  const cards = new Map(
    people.flatMap(({ handle, dm, secondDm }) =>
      [dm, secondDm].map((it) => [it, orders[handle]?.length ?? 0] as const),
    ),
  );
  return (it) => {
    const did = done.get(it.channel);
    // The student gets codes, news and congratulations for each order.
    const further = Math.max(0, (cards.get(it.channel) ?? 0) - 1);
    if (isCode(it)) return further + (did?.get(`presses ${copy("code.show")}`)?.length ?? 0);
    if (isPush(it)) return further;
    return [...(did?.values() ?? [])].reduce((sum, { length }) => sum + length - 1, 0);
  };
}

const told = (after: number, { slot = "all", kind, from, to }: Trouble): string =>
  `${slot}: ${kind} from ${from - after} to ${to - after} ms`;

function whenWas(before: Sent, next: Sent, { actions, troubles }: Records): string {
  const near = troubles.filter(({ from, to }) => to > before.at - 30_000 && from < next.at);
  const did = actions
    .filter(({ channel, at }) => channel === next.channel && at > before.at - 30_000 && at < next.at)
    .map(({ what, status, at }) => `${what} at ${at - before.at} ms (${status})`);
  const later = `${next.by} ${next.at - before.at} ms later`;
  const first = `${before.by} at ${new Date(before.at).toISOString()}`;
  return `${first}, ${later}; ${near.map((it) => told(before.at, it)).join(", ")}; the student ${did.join(", ")}`;
}
