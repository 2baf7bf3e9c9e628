import { moment } from "../../../../dialogs/kit/text";
import type { DeskTicket } from "../../../tickets/port";
import { context, type Block } from "../blocks";
import { teamLang, type ListenerDeps } from "./deps";

/** The time by which a ticket should be answered, for its card; nothing if it is not due. */
export function dueBlocks({ due, say }: Pick<ListenerDeps, "due" | "say">, { ticket }: DeskTicket): Block[] {
  const at = due.of(ticket);
  return at === null ? [] : [context(say("card.due", teamLang, { due: moment(new Date(at).toISOString()) }))];
}
