import { moment, type Lang, type Value } from "../../../../dialogs/kit/text";
import type { DeskTicket } from "../../../tickets/port";
import type { Block } from "../blocks";
import { escapeControl } from "../mrkdwn";
import { cardOf } from "./cardOf";
import type { Say } from "./deps";

const mostShown = 5;

/**
 * Renders the other tickets of a ticket's student for its card, as links, so that nobody has to look the student up to know of
 * them. They stand there without the student's words: a ticket that is deleted must not live on in another one's card. Another
 * ticket's change does not redraw the card, so the moment is told.
 */
export function historyBlocks(others: readonly DeskTicket[], at: Value, say: Say, lang: Lang): Block[] {
  if (others.length === 0) return [];
  const newest = [...others].sort((a, b) => b.ticket.openedAt.localeCompare(a.ticket.openedAt));
  const lines = [
    say("card.history", lang, { at }),
    ...newest.slice(0, mostShown).map((it) => line(it, say, lang)),
    ...(others.length > mostShown ? [say("card.historyMore", lang, { count: others.length - mostShown })] : []),
  ];
  return [{ type: "context", elements: [{ type: "mrkdwn", text: lines.join("\n"), verbatim: true }] }];
}

function line({ id, ticket }: DeskTicket, say: Say, lang: Lang): string {
  const url = cardOf(ticket.board?.ref)?.link;
  const name = url === undefined ? id : `<${escapeControl(url)}|${id}>`;
  const opened = say("plain", lang, { value: moment(ticket.openedAt) });
  return [name, say(`state.${ticket.state}`, lang), opened].join(" · ");
}
