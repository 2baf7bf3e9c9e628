import type { Acted, Deed } from "../../../support/port";
import type { Member } from "./members";
import type { DeskParts } from "./parts";

/** Does something about a ticket, and notes in the audit log that somebody did; of replies not the words. */
export async function act(
  { desk, audit, lookup }: DeskParts,
  ticket: string,
  deed: Deed,
  member: Member,
  event: string,
): Promise<Acted> {
  const acted = await desk.act(ticket, deed, { id: member.id, name: member.name }, event);
  const outcome = acted.ok ? "done" : acted.refusal;
  const what = deed.kind === "priority" ? `priority ${deed.to}` : deed.kind;
  const about = await lookup.albumOf(ticket);
  await audit.note({ by: { id: member.id, name: member.name }, what, about, ticket, reason: null, outcome }, event);
  return acted;
}
