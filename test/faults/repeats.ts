import type { Post, Records, Trouble } from "./records";
import { copy } from "../support/copy";
import { saying } from "./sentences";

export interface Repeat {
  readonly who: string;
  readonly text: string;
  /** When it came first, and from which slot, and when again; what befell whom around then, and what the student did. */
  readonly when: string;
  /** What fell between being sent and being marked as sent; undefined: nothing that the far ends know of. */
  readonly because: string | undefined;
}

/** A message is marked as sent within this time, on a machine as busy as a test's. */
const markedWithinMs = 5_000;

/** A trouble nobody made: on a machine with too much to do a process stands still, too. */
export const heldUpByMachine = "the machine held its process up";

/** What comes unasked, and therefore once whatever the student did; codes also once more for each time they asked for them. */
const pushes = [
  "push.readyTitle",
  "code.arriving",
  "push.collectedTitle",
  "push.ticketDelivered",
  "push.answeredTitle",
];

/** The messages that came more than once, without those that answer what was done more than once. */
export function repeats(records: Records): Repeat[] {
  const { people, posts, actions, troubles } = records;
  const groups = new Map<string, Post[]>();
  for (const it of posts) {
    const key = `${it.channel} ${it.same}`;
    groups.set(key, [...(groups.get(key) ?? []), it]);
  }
  const notes = posts.filter(saying("problem.oldButton"));
  /** A press on an earlier card is answered with that, and with the card that stands. */
  const isRestated = (next: Post, before: Post): boolean =>
    notes.some(({ channel, at }) => channel === next.channel && at > before.at && at <= next.at);
  const asked = askedIn(records);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length === 1) return [];
    const who = people.find(({ dm }) => dm === first.channel)?.handle ?? first.channel;
    const unmarked = [...group];
    const found = group.slice(1).flatMap((next, at): Repeat[] => {
      const latest = group[at] ?? first;
      if (!isPush(first) && isRestated(next, latest)) return [];
      // Each that could not be marked as sent explains one more.
      const before = unmarked.find((it) => group.indexOf(it) <= at && reason(it, next, troubles) !== undefined);
      if (before) unmarked.splice(unmarked.indexOf(before), 1);
      const when = whenWas(before ?? latest, next, actions, troubles);
      return [{ who, text: first.text, when, because: before && reason(before, next, troubles) }];
    });
    // What the student did twice may be answered twice.
    return found.sort((a, b) => Number(a.because !== undefined) - Number(b.because !== undefined)).slice(asked(first));
  });
}

const isCode = (it: Post): boolean => it.text === "" || saying("code.arriving")(it);
const isPush = (it: Post): boolean => isCode(it) || pushes.some((key) => saying(key)(it));

/** How many more messages like one the student may have had for what they did. */
function askedIn({ actions }: Records): (it: Post) => number {
  const done = new Map<string, number>();
  for (const { channel, what } of actions) done.set(`${channel} ${what}`, (done.get(`${channel} ${what}`) ?? 0) + 1);
  return (it) => {
    if (isCode(it)) return done.get(`${it.channel} presses ${copy("code.show")}`) ?? 0;
    if (isPush(it)) return 0;
    return [...done].reduce((sum, [what, times]) => (what.startsWith(`${it.channel} `) ? sum + times - 1 : sum), 0);
  };
}

function whenWas(before: Post, next: Post, actions: Records["actions"], troubles: readonly Trouble[]): string {
  const near = troubles
    .filter(({ from, to }) => to > before.at - 30_000 && from < next.at)
    .map(({ slot = "all", kind, from, to }) => `${slot}: ${kind} from ${from - before.at} to ${to - before.at} ms`);
  const did = actions
    .filter(({ channel, at }) => channel === next.channel && at > before.at - 30_000 && at < next.at)
    .map(({ what, status, at }) => `${what} at ${at - before.at} ms (${status})`);
  const later = `${next.by} ${next.at - before.at} ms later`;
  const first = `${before.by} at ${new Date(before.at).toISOString()}`;
  return `${first}, ${later}; ${near.join(", ")}; the student ${did.join(", ")}`;
}

/** What kept the sender of a message from marking it as sent. */
function reason(before: Post, next: Post, troubles: readonly Trouble[]): string | undefined {
  if (before.outcome !== "ok") return `answered with «${before.outcome}» though it was taken`;
  const made = troubles.filter(({ kind }) => kind !== heldUpByMachine);
  return [...made, ...troubles].find(({ slot, from, to }) => {
    // It befell the sender between sending and marking, …
    const hitFirst = (slot ?? before.by) === before.by && from <= before.at + markedWithinMs && to >= before.at;
    // … or it held one of the two, who had taken the message up before and sent it afterwards.
    const isEither = slot === undefined || slot === before.by || slot === next.by;
    const held = isEither && to > from && to >= before.at - markedWithinMs && to <= next.at;
    return hitFirst || held;
  })?.kind;
}
