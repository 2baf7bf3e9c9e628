import type { TicketFact } from "../../dialogs/kit/facts";
import { hasArrived, type Ticket } from "./ticket";

const mostWords = 8;

/**
 * A ticket as its student sees it. `pictureUrl` returns the URL of the n-th file of an entry, `isOwn` tells whether another ticket is of
 * the same student.
 */
export function factOf(
  id: string,
  ticket: Ticket,
  pictureUrl: (entry: string, at: number) => string,
  isOwn: (ticket: string) => boolean,
): TicketFact {
  const { openedAt, changedAt, text, entries, handedTo, mergedInto } = ticket;
  const said = entries.filter(({ what }) => what === "said");
  const words = said.slice(-mostWords).map(({ id: entry, from: by, author, at, text: typed, facts = [], ...it }) => ({
    by,
    author,
    at,
    ...(it.movedTo !== undefined && { movedTo: it.movedTo }),
    text: [typed, ...facts.map(({ value }) => `[${value}]`)].join("\n\n"),
    files: it.files.map(({ name, shown }, index) => ({
      name,
      shown,
      ...(shown ? { url: pictureUrl(entry, index) } : {}),
    })),
  }));
  const earlier = said.length - words.length;
  const where = handedTo && handedTo.kind !== "colleague" ? { handedTo: handedTo.name } : {};
  const joined = mergedInto ? { mergedInto: isOwn(mergedInto) ? mergedInto : null } : {};
  return { id, openedAt, changedAt, state: stateOf(ticket), ...where, ...joined, text, words, earlier };
}

function stateOf(ticket: Ticket): TicketFact["state"] {
  if (ticket.state !== "open") return ticket.state;
  const last = ticket.entries.findLast(({ what, movedTo }) => what === "said" && movedTo === undefined);
  if (last?.from === "staff") return "answered";
  if (ticket.claimedBy || ticket.handedTo || ticket.mergedInto) return "claimed";
  return hasArrived(ticket) ? "delivered" : "sending";
}
