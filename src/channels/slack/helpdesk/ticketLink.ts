import type { DeskTicket } from "../../../tickets/port";
import type { Block } from "../blocks";
import { escapeControl, withAddresses } from "../mrkdwn";
import { cardOf } from "./cardOf";

/** Where a ticket's card is in Slack; undefined before it is there. */
export const linkTo = ({ ticket }: Pick<DeskTicket, "ticket">): string | undefined => cardOf(ticket.board?.ref)?.link;

/**
 * A sentence of ours in which the ticket's number leads to its card. Slack makes links only in `mrkdwn`, so whatever else the
 * sentence contains is kept from being markup. `more` is markup that follows.
 */
export function linkedSection(text: string, it: DeskTicket, more = ""): Block {
  const url = linkTo(it);
  const words = withAddresses(text);
  const linked = url === undefined ? words : words.replace(it.id, () => `<${escapeControl(url)}|${it.id}>`);
  return { type: "section", text: { type: "mrkdwn", text: `${linked}${more}`, verbatim: true } };
}
