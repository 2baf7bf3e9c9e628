import type { Acted, Deed } from "../../../tickets/port";
import type { Member } from "./members";
import type { ListenerParts } from "./parts";

/**
 * Does something about a ticket, once the audit log has that somebody asked for it; of replies not the words. Where nothing
 * more is noted it was done, unless the process died in between, which the ticket tells; a refusal is noted too.
 */
export async function act(
  { desk, audit, lookup }: ListenerParts,
  ticket: string,
  deed: Deed,
  member: Member,
  event: string,
): Promise<Acted> {
  const by = { id: member.id, name: member.name };
  const what = deed.kind === "priority" ? `priority ${deed.to}` : deed.kind;
  const about = await lookup.albumOf(ticket);
  const noted = { by, what, about, ticket, reason: null };
  // First: a press is not brought again, so that a deed could stand without an entry for ever.
  await audit.note({ ...noted, outcome: "asked" }, event);
  const acted = await desk.act(ticket, deed, by, event);
  if (!acted.ok) await audit.note({ ...noted, outcome: acted.refusal }, `${event}:outcome`);
  return acted;
}
