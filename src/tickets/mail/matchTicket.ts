import type { Letter } from "./letter";
import type { ReplyAddresses } from "./replyAddress";

export type Match =
  | { readonly ok: true; readonly ticket: string }
  /** «unproven»: it answers one of our letters, but carries no signature, and nobody vouches for its sender. */
  | { readonly ok: false; readonly why: "unmatched" | "unproven" | "ambiguous" };

/**
 * Which ticket a letter is about. A signature must prove it: in an address it was sent to, in its subject, or in what it
 * quotes. What it says it answers chooses among several, but proves nothing, since a ticket's number is no secret; it is
 * enough only when the receiving server itself vouches for the sender.
 *
 * @param quotes all the text of the letter
 */
export function matchTicket(letter: Letter, quotes: string, addresses: ReplyAddresses, senderIsProven: boolean): Match {
  const answered = [...new Set(letter.answers.flatMap(ticketOfId))];
  const chosen = (tickets: readonly string[]): Match | undefined => {
    if (tickets.length === 0) return undefined;
    const among = tickets.length === 1 ? tickets : tickets.filter((it) => answered.includes(it));
    const [ticket] = among;
    return ticket !== undefined && among.length === 1 ? { ok: true, ticket } : { ok: false, why: "ambiguous" };
  };
  const proven =
    chosen(addresses.provenIn(letter.head)) ??
    chosen(addresses.provenIn(letter.subject)) ??
    chosen(addresses.provenIn(quotes));
  if (proven) return proven;
  if (answered.length === 0) return { ok: false, why: "unmatched" };
  return senderIsProven ? (chosen(answered) ?? { ok: false, why: "unmatched" }) : { ok: false, why: "unproven" };
}

/** Our Message-IDs are `<L-ABC123.about.index@domain>`. */
const ticketOfId = (id: string): string[] => {
  const [, ticket] = /^<(L-[A-Z2-9]{6})\.[a-z]+\.\d+@/i.exec(id) ?? [];
  return ticket === undefined ? [] : [ticket.toUpperCase()];
};
