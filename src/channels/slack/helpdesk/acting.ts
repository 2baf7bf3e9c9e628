import type { Acted, StaffAction } from "../../../tickets/port";
import { targetKey } from "../../../tickets/handing/target";
import type { Member } from "./members";
import type { ListenerDeps } from "./deps";

/**
 * Performs an action on a ticket after recording in the audit log that somebody asked for it. The text of a reply is not
 * recorded. A refusal is recorded as a second entry. Without a second entry the action was performed, unless the process
 * died in between, which the ticket shows.
 */
export async function act(
  { desk, audit, lookup }: Pick<ListenerDeps, "desk" | "audit" | "lookup">,
  ticket: string,
  action: StaffAction,
  member: Pick<Member, "id" | "name">,
  event: string,
): Promise<Acted> {
  const by = { id: member.id, name: member.name };
  const what = deedOf(action);
  const about = await lookup.albumOf({ kind: "ticket", ticket });
  const noted = { by, what, about, ticket, reason: null };
  // The entry is written before the action, because Slack does not deliver a press again: if the process died after the
  // action, the entry would never be written.
  await audit.note({ ...noted, outcome: "asked" }, event);
  const acted = await desk.act(ticket, action, by, event);
  if (!acted.ok) await audit.note({ ...noted, outcome: acted.refusal }, `${event}:outcome`);
  return acted;
}

function deedOf(action: StaffAction): string {
  if (action.kind === "priority") return `priority ${action.to}`;
  return action.kind === "handOver" ? `handOver ${targetKey(action.to)}` : action.kind;
}
