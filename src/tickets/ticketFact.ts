import type { TicketFact } from "../../dialogs/kit/facts";
import { hasArrived, type Ticket } from "./ticket";

const mostWords = 8;

/** A ticket as its student sees it. `pictureUrl` returns the URL of the n-th file of an entry. */
export function factOf(id: string, ticket: Ticket, pictureUrl: (entry: string, at: number) => string): TicketFact {
  const { openedAt, changedAt, text, entries, handedTo } = ticket;
  const said = entries.filter(({ what }) => what === "said");
  const words = said.slice(-mostWords).map(({ id: entry, from: by, author, at, text: typed, facts = [], files }) => ({
    by,
    author,
    at,
    text: [typed, ...facts.map(({ value }) => `[${value}]`)].join("\n\n"),
    files: files.map(({ name, shown }, index) => ({
      name,
      shown,
      ...(shown ? { url: pictureUrl(entry, index) } : {}),
    })),
  }));
  const earlier = said.length - words.length;
  const where = handedTo && handedTo.kind !== "colleague" ? { handedTo: handedTo.name } : {};
  return { id, openedAt, changedAt, state: stateOf(ticket), ...where, text, words, earlier };
}

function stateOf(ticket: Ticket): TicketFact["state"] {
  if (ticket.state !== "open") return ticket.state;
  if (ticket.entries.findLast(({ what }) => what === "said")?.from === "staff") return "answered";
  if (ticket.claimedBy || ticket.handedTo) return "claimed";
  return hasArrived(ticket) ? "delivered" : "sending";
}
