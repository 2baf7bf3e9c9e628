import { saying } from "./sentences";
import type { Order, Person, Records } from "./records";
import { repeats, type Repeat } from "./repeats";

/** Each entry says who was wronged, and how. */
export interface Verdict {
  readonly lost: readonly string[];
  readonly orderedTwice: readonly string[];
  readonly wrongPerson: readonly string[];
  readonly repeated: readonly Repeat[];
}

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
function missing({ effects, orders, posts, changes, letters, actions }: Records, person: Person): string[] {
  const { handle, dm, question, answer } = person;
  const [order] = orders[handle] ?? [];
  const mine = posts.filter(({ channel }) => channel === dm);
  const shown = [...mine, ...changes.filter(({ channel }) => channel === dm)];
  const said = (key: string): boolean => mine.some(saying(key));
  const asked = question === undefined ? [] : letters.filter(({ text }) => text.includes(question));
  // Whoever heard nothing for long types it once more, and may be taken at both words.
  const typed = actions.filter(({ channel, what }) => channel === dm && what === `says ${question ?? ""}`).length;
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
