import type { Lang } from "../../../../../dialogs/kit/text";
import type { Related } from "../../../../helpdesk/relatedTickets";
import type { DeskTicket } from "../../../../tickets/port";
import type { Block } from "../../blocks";
import { escapeControl } from "../../mrkdwn";
import { cardOf } from "../cardOf";
import type { Say } from "../deps";

/** The lines of a card that name the tickets with which it is merged, and those it was split from or into, with links to their threads. */
export function relatedBlocks(related: readonly Related[], say: Say, lang: Lang): Block[] {
  if (related.length === 0) return [];
  const lines = related.map(
    ({ relation, tickets }) => `${escapeControl(say(`card.${relation}`, lang))} ${tickets.map(linked).join(", ")}`,
  );
  return [{ type: "context", elements: [{ type: "mrkdwn", text: lines.join("\n"), verbatim: true }] }];
}

function linked({ id, ticket }: DeskTicket): string {
  const url = cardOf(ticket.board?.ref)?.link;
  return url === undefined ? id : `<${escapeControl(url)}|${id}>`;
}
