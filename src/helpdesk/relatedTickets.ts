import type { Desk, DeskTicket } from "../tickets/port";

/** How other tickets are related to one: it is merged into them, they into it, or messages of one became the other. */
type Relation = "mergedInto" | "merged" | "splitFrom" | "splitInto";

export interface Related {
  readonly relation: Relation;
  readonly tickets: readonly DeskTicket[];
}

/** The tickets that the card of one names, because staff need their history, too. */
export async function relatedTickets(desk: Pick<Desk, "get">, { ticket }: DeskTicket): Promise<Related[]> {
  const { mergedInto, merged = [], splitFrom, entries } = ticket;
  const splitInto = [...new Set(entries.flatMap(({ movedTo }) => movedTo ?? []))];
  const all: readonly (readonly [Relation, readonly string[]])[] = [
    ["mergedInto", mergedInto ? [mergedInto] : []],
    ["merged", merged],
    ["splitFrom", splitFrom === undefined ? [] : [splitFrom]],
    ["splitInto", splitInto],
  ];
  const found = await Promise.all(
    all.map(async ([relation, ids]) => {
      const tickets = await Promise.all(ids.map((id) => desk.get(id)));
      return { relation, tickets: tickets.filter((it) => it !== undefined) };
    }),
  );
  return found.filter(({ tickets }) => tickets.length > 0);
}
