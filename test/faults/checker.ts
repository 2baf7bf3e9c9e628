import { saying } from "./sentences";
import type { Order, Person, Post, Records, Trouble } from "./records";

export interface Repeat {
  readonly who: string;
  readonly text: string;
  /** When it came first, and from which slot, and when again; what befell whom around then, and what the student did. */
  readonly when: string;
  /** What fell between being sent and being marked as sent; undefined: nothing that the far ends know of. */
  readonly because: string | undefined;
}

/** Each entry says who was wronged, and how. */
export interface Verdict {
  readonly lost: readonly string[];
  readonly orderedTwice: readonly string[];
  readonly wrongPerson: readonly string[];
  readonly repeated: readonly Repeat[];
}

/** A message is marked as sent within this time, on a machine as busy as a test's. */
const markedWithinMs = 5_000;

/** A trouble nobody made: on a machine with too much to do a process stands still, too. */
export const heldUpByMachine = "the machine held its process up";

/** What comes unasked, and therefore once whatever the student did. */
const pushes = [
  "push.readyTitle",
  "code.arriving",
  "push.collectedTitle",
  "push.ticketDelivered",
  "push.answeredTitle",
];

/** Judges a run by what the far ends have on record, and by nothing the product says of itself. */
export function judge(records: Records): Verdict {
  return {
    lost: records.people.flatMap((it) => missing(records, it).map((what) => `${it.handle}: ${what}`)),
    orderedTwice: records.people.flatMap(({ handle }) => {
      const ordered = (records.effects[handle] ?? []).filter(({ kind }) => kind === "ordered").length;
      return ordered > 1 ? [`${handle}: ${ordered} orders`] : [];
    }),
    wrongPerson: strays(records),
    repeated: repeats(records),
  };
}

/** What the student was owed and did not get. */
function missing({ effects, orders, posts, changes, letters, deeds }: Records, person: Person): string[] {
  const { handle, dm, question, answer } = person;
  const [order] = orders[handle] ?? [];
  const mine = posts.filter(({ channel }) => channel === dm);
  const shown = [...mine, ...changes.filter(({ channel }) => channel === dm)];
  const said = (key: string): boolean => mine.some(saying(key));
  const asked = question === undefined ? [] : letters.filter(({ text }) => text.includes(question));
  // Whoever heard nothing for long types it once more, and may be taken at both words.
  const typed = deeds.filter(({ channel, what }) => channel === dm && what === `says ${question ?? ""}`).length;
  const held: [boolean, string][] = [
    [(effects[handle] ?? []).some(({ kind }) => kind === "ordered"), "no order at USOS"],
    [said("push.readyTitle"), "not told that the code is ready"],
    [!order || shown.some(({ text }) => text.includes(order.code)), "not shown the activation code"],
    [!order || mine.some(({ scanned }) => scanned.includes(order.token)), "not shown the QR"],
    [said("activate.open-android.text"), "not walked along"],
    [order?.stage === "collected", "the card was not collected"],
    [said("push.collectedTitle"), "not told that the card was collected"],
    ...(question === undefined
      ? []
      : ([
          [asked.length > 0, "the question did not reach support"],
          [
            new Set(asked.map(({ messageId }) => messageId)).size <= Math.max(1, typed),
            "the question reached support as two letters",
          ],
          [said("push.ticketDelivered"), "not told that the question arrived"],
          [mine.some(({ text }) => text.includes(answer)), "not given the answer"],
        ] satisfies [boolean, string][])),
  ];
  return held.flatMap(([isSo, otherwise]) => (isSo ? [] : [otherwise]));
}

/** Whatever belongs to one student and stands before somebody else. */
function strays({ people, orders, posts, changes, letters }: Records): string[] {
  const owners = new Map<string, Person>();
  for (const it of people) {
    const codes = (orders[it.handle] ?? []).flatMap(({ token, code }: Order) => [token, code]);
    for (const own of [it.name, it.studentNumber, it.answer, ...(it.question ?? "").split("\n"), ...codes])
      if (own !== "") owners.set(own, it);
  }
  const shown = [...posts.map((it) => ({ ...it, text: [it.text, ...it.scanned].join("\n") })), ...changes];
  const wrong = shown.flatMap(({ channel, text }) =>
    belongings(text)
      .map((it) => owners.get(it))
      .flatMap((owner) => (owner && owner.dm !== channel ? [`${owner.handle}: shown in ${channel}`] : [])),
  );
  const mixed = letters.flatMap(({ text, subject }) => {
    const all = [...new Set(belongings(text).flatMap((it) => owners.get(it)?.handle ?? []))];
    return all.length > 1 ? [`${all.join(" and ")}: in one letter, ${subject}`] : [];
  });
  return [...wrong, ...mixed];
}

/** Everything in a text that may be somebody's: codes, tokens, names, numbers, questions and answers as `people.ts` makes them. */
const belongings = (text: string): string[] =>
  text.match(/[\w-]{128}|\b[A-HJ-NP-Z2-9]{8}\b|\bAla\d+x\b|\b9\d{5}\b|\b(?:Pytanie|Odpowiedź) numer \d+\b/gu) ?? [];

function repeats({ people, posts, deeds, troubles }: Records): Repeat[] {
  const groups = new Map<string, Post[]>();
  for (const it of posts) {
    const key = `${it.channel} ${it.same}`;
    groups.set(key, [...(groups.get(key) ?? []), it]);
  }
  const redone = new Map<string, number>();
  for (const { channel, what } of deeds) redone.set(`${channel} ${what}`, (redone.get(`${channel} ${what}`) ?? 0) + 1);
  const again = (channel: string): number =>
    [...redone].reduce((sum, [it, times]) => (it.startsWith(`${channel} `) ? sum + times - 1 : sum), 0);
  const notes = posts.filter(saying("problem.oldButton"));
  /** A press on an earlier card is answered with that, and with the card that stands. */
  const isRestated = (next: Post, before: Post): boolean =>
    notes.some(({ channel, at }) => channel === next.channel && at > before.at && at <= next.at);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length === 1) return [];
    // What the student did twice may be answered twice; what nobody asked for may not.
    const isPush = first.text === "" || pushes.some((key) => saying(key)(first));
    const asked = isPush ? 0 : again(first.channel);
    const who = people.find(({ dm }) => dm === first.channel)?.handle ?? first.channel;
    return group.slice(1 + asked).flatMap((next, at): Repeat[] => {
      const before = group[at + asked] ?? first;
      if (!isPush && isRestated(next, before)) return [];
      const near = troubles
        .filter(({ from, to }) => to > before.at - 30_000 && from < next.at)
        .map(({ slot = "all", kind, from, to }) => `${slot}: ${kind} from ${from - before.at} to ${to - before.at} ms`);
      const did = deeds
        .filter(({ channel, at }) => channel === next.channel && at > before.at - 30_000 && at < next.at)
        .map(({ what, status, at }) => `${what} at ${at - before.at} ms (${status})`);
      const later = `${next.by} ${next.at - before.at} ms later`;
      const when = `${before.by} at ${iso(before.at)}, ${later}; ${near.join(", ")}; the student ${did.join(", ")}`;
      return [{ who, text: first.text, when, because: reason(before, next, troubles) }];
    });
  });
}

const iso = (at: number): string => new Date(at).toISOString();

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
