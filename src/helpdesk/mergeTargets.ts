import type { Desk, DeskTicket } from "../tickets/port";
import { tagsOf } from "../tickets/tags";
import { typedLine } from "../tickets/typed";

/** The open tickets that another one is most likely a duplicate of: those of the same student, then those with the same tags, then the rest. */
export async function mergeTargets(
  desk: Pick<Desk, "open">,
  { id, chatId, ticket }: DeskTicket,
): Promise<DeskTicket[]> {
  const tags = tagsOf(ticket);
  const rank = (it: DeskTicket): number =>
    it.chatId === chatId ? 0 : tagsOf(it.ticket).some((tag) => tags.includes(tag)) ? 1 : 2;
  return (await desk.open()).filter((it) => it.id !== id).sort((a, b) => rank(a) - rank(b));
}

/** A ticket as one line of a list to choose from. */
export const inOneLine = ({ id, ticket }: DeskTicket): string => `${id} · ${typedLine(ticket.text)}`;

const number = /L-[A-Z2-9]{6}/i;

/** The ticket that is meant by what was chosen from the list or typed; undefined if neither names one, or both a different one. */
export function chosenTarget(chosen: string, typed: string): string | undefined {
  const found = number.exec(typed)?.[0].toUpperCase();
  if (typed.trim() !== "" && found === undefined) return undefined;
  if (chosen !== "" && found !== undefined && chosen !== found) return undefined;
  return found ?? (chosen === "" ? undefined : chosen);
}
