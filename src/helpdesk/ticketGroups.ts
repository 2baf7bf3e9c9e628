import type { DeskTicket } from "../tickets/port";
import { tagsOf } from "../tickets/tags";
import { isOver, type Priority } from "../tickets/ticket";
import type { Due } from "./due";

/** The groups of tickets in the order in which a member of the staff works on them. */
export const groups = ["mine", "unclaimed", "others", "waiting", "resolved"] as const;
export type Group = (typeof groups)[number];

export const filters = ["all", ...groups] as const;
export type Filter = (typeof filters)[number];

/** The tickets that a member of the staff wants to see. */
export interface Wanted {
  readonly filter: Filter;
  /** Only tickets with this tag, if it is set. */
  readonly tag: string | undefined;
}

export interface Grouped {
  readonly group: Group;
  readonly it: DeskTicket;
}

/** The group of a ticket for a member of the staff. */
function groupOf({ state, claimedBy, handedTo }: DeskTicket["ticket"], by: string): Group {
  if (isOver({ state })) return "resolved";
  if (state === "waiting") return "waiting";
  if (claimedBy?.id === by) return "mine";
  return (claimedBy ?? handedTo) ? "others" : "unclaimed";
}

const rank: Readonly<Record<Priority, number>> = { high: 0, normal: 1, low: 2 };

/**
 * Tickets in groups; in each those of the highest priority come first, then those that are due first, then the oldest. Resolved
 * tickets stay in the order in which they come.
 */
export function grouped(
  tickets: readonly DeskTicket[],
  { filter, tag }: Wanted,
  by: string,
  due: Pick<Due, "of">,
): Grouped[] {
  const all = tickets
    .map((it) => ({ group: groupOf(it.ticket, by), it, due: due.of(it.ticket) ?? Infinity }))
    .filter(
      (one) => (filter === "all" || one.group === filter) && (tag === undefined || tagsOf(one.it.ticket).includes(tag)),
    );
  type One = (typeof all)[number];
  const inOrder = (a: One, b: One): number => {
    const [one, other] = [a.it.ticket, b.it.ticket];
    if (a.due !== b.due && one.priority === other.priority) return a.due - b.due;
    return rank[one.priority] - rank[other.priority] || one.openedAt.localeCompare(other.openedAt);
  };
  return groups.flatMap((group) => {
    const some = all.filter((one) => one.group === group);
    return group === "resolved" ? some : some.sort(inOrder);
  });
}
