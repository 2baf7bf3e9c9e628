import type { Order, Person, Records } from "./records";

/** Everything that belongs to one student and was shown to somebody else, and codes that were shown where none may be. */
export function strays(records: Records): string[] {
  const { people, orders, posts, changes, letters, staffChannel } = records;
  const owners = new Map<string, Person>();
  const codes = new Set<string>();
  for (const it of people) {
    const own = (orders[it.handle] ?? [])
      .flatMap(({ token, code }: Order) => [token, code])
      .filter((one) => one !== "");
    for (const one of own) codes.add(one);
    for (const one of [it.name, it.studentNumber, it.answer, ...(it.question ?? "").split("\n"), ...own])
      if (one !== "") owners.set(one, it);
  }
  const ownersOf = (text: string): string[] => [
    ...new Set(belongings(text).flatMap((it) => owners.get(it)?.handle ?? [])),
  ];
  const shown = [...posts, ...changes].map((it) => ({ ...it, text: [it.text, ...it.scanned].join("\n") }));
  const [amongStaff, inChats] = [true, false].map((is) =>
    shown.filter(({ channel }) => (channel === staffChannel) === is),
  );
  const wrong = (inChats ?? []).flatMap(({ channel, text }) =>
    belongings(text)
      .map((it) => owners.get(it))
      .flatMap((owner) =>
        owner && ![owner.dm, owner.secondDm].includes(channel) ? [`${owner.handle}: shown in ${channel}`] : [],
      ),
  );
  // A staff card, its changes and its thread must all be about one student.
  const threadOf = new Map(posts.map(({ message, thread }) => [message, thread ?? message]));
  const cards = new Map<string, string>();
  for (const { message, text } of amongStaff ?? []) {
    const card = threadOf.get(message) ?? message;
    cards.set(card, `${cards.get(card) ?? ""}\n${text}`);
  }
  const bundles = [
    ...[...cards].map(([card, text]) => ({ what: `on one card of staff, ${card}`, text })),
    ...letters.map(({ subject, text }) => ({ what: `in one letter, ${subject}`, text })),
  ];
  const mixed = bundles.flatMap(({ what, text }) => {
    const all = ownersOf(text);
    return all.length > 1 ? [`${all.join(" and ")}: ${what}`] : [];
  });
  const leaked = bundles.flatMap(({ what, text }) =>
    belongings(text).some((it) => codes.has(it)) ? [`${ownersOf(text).join(" and ")}: a code ${what}`] : [],
  );
  return [...wrong, ...mixed, ...leaked];
}

/**
 * Everything in a text that may belong to a student: codes, tokens, names, numbers, questions and answers in the form that `people.ts` gives them.
 */
const belongings = (text: string): string[] =>
  text.match(/[\w-]{128}|\b[A-HJ-NP-Z2-9]{8}\b|\bAla\d+x\b|\b9\d{5}\b|\b(?:Pytanie|Odpowiedź) numer \d+\b/gu) ?? [];
