import type { DeskRefusal, DeskTicket, StaffAction } from "../port";
import { isMerged, isOver, type Entry, type Ticket } from "../ticket";

type MergeAction = Extract<StaffAction, { kind: "merge" | "unmerge" }>;

/** The change to a ticket and what its entry says, or why there is none. */
type Merged =
  | { readonly change: Partial<Ticket>; readonly what: Entry["what"]; readonly text: string }
  | "nothing"
  | DeskRefusal;

/** Works out what merging a ticket does to it. The ticket that will stand for it is told by a job. */
export function merge(ticket: Ticket, action: MergeAction): Merged {
  const { mergedInto } = ticket;
  if (action.kind === "unmerge")
    return mergedInto ? { change: { mergedInto: null }, what: "unmerged", text: mergedInto } : "nothing";
  if (mergedInto) return mergedInto === action.into ? "nothing" : { refusal: "merged", into: mergedInto };
  if (isOver(ticket)) return { refusal: "over" };
  return { change: { mergedInto: action.into }, what: "merged", text: action.into };
}

/** Why a ticket cannot stand for another one; undefined if it can. */
export function targetRefusal(id: string, into: string, target: DeskTicket | undefined): DeskRefusal | undefined {
  if (id === into) return { refusal: "itself" };
  if (!target) return { refusal: "noTarget" };
  const { mergedInto } = target.ticket;
  if (mergedInto === id) return { refusal: "circle" };
  if (mergedInto) return { refusal: "targetMerged", into: mergedInto };
  return isOver(target.ticket) ? { refusal: "targetOver" } : undefined;
}

/** The actions that are still possible on a ticket that is merged into another one. */
const onMerged: ReadonlySet<StaffAction["kind"]> = new Set(["unmerge", "merge", "tag", "untag", "note"]);

/** Why something cannot be done about a ticket, as it is worked on in another one; undefined if it can. */
export const mergedRefusal = (ticket: Ticket, { kind }: StaffAction): DeskRefusal | undefined =>
  isMerged(ticket) && !onMerged.has(kind) ? { refusal: "merged", into: ticket.mergedInto ?? "" } : undefined;
