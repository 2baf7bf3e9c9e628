import type { Acted, Desk, StaffAction } from "../tickets/port";
import { targetKey } from "../tickets/handing/target";
import type { Staff } from "../tickets/ticket";
import type { Audit } from "./audit";
import type { Lookup } from "./lookup";

export interface ActingDeps {
  readonly desk: Pick<Desk, "act">;
  readonly audit: Pick<Audit, "note">;
  readonly lookup: Pick<Lookup, "albumOf">;
}

/**
 * Performs an action on a ticket after recording in the audit log that somebody asked for it. The text of a reply is not
 * recorded. A refusal is recorded as a second entry. Without a second entry the action was performed, unless the process
 * died in between, which the ticket shows.
 */
export async function act(
  { desk, audit, lookup }: ActingDeps,
  ticket: string,
  action: StaffAction,
  { id, name }: Staff,
  event: string,
): Promise<Acted> {
  const by = { id, name };
  const what = nameOf(action);
  const about = await lookup.albumOf({ kind: "ticket", ticket });
  const noted = { by, what, about, ticket, reason: null };
  // The entry is written before the action, because a chat does not deliver a press again: if the process died after the
  // action, the entry would never be written.
  await audit.note({ ...noted, outcome: "asked" }, event);
  const acted = await desk.act(ticket, action, by, event);
  if (!acted.ok) await audit.note({ ...noted, outcome: acted.refusal }, `${event}:outcome`);
  return acted;
}

/** An action as the audit log names it. */
function nameOf(action: StaffAction): string {
  switch (action.kind) {
    case "priority":
      return `priority ${action.to}`;
    case "tag":
    case "untag":
      return `${action.kind} ${action.tag}`;
    case "handOver":
      return `handOver ${targetKey(action.to)}`;
    case "merge":
      return `merge ${action.into}`;
    default:
      return action.kind;
  }
}
