import { moment } from "../../../dialogs/kit/text";
import type { DeskTicket } from "../../tickets/port";
import type { Due } from "../due";
import { unansweredSince } from "../openTickets";
import { teamLang, type Say } from "../say";
import { waitingFor } from "../waiting";

/** A ticket's line in a reminder: its number, its priority, how long the student has waited, and when an answer is due. */
export function reminderLine({ id, ticket }: DeskTicket, due: Due, say: Say, now: number): string {
  const since = waitingFor(unansweredSince(ticket) ?? ticket.changedAt, now, say, teamLang);
  const values = { ticket: id, priority: say(`priorityOf.${ticket.priority}`, teamLang), since };
  const at = due.of(ticket);
  return at === null
    ? say("digest.remindLine", teamLang, values)
    : say("digest.dueLine", teamLang, { ...values, due: moment(new Date(at).toISOString()) });
}
