import type { Letter } from "./letter";
import type { ReplyAddresses } from "./replyAddress";

export type Match =
  | { readonly ok: true; readonly ticket: string }
  /** «unproven» means that the letter answers one of ours, but has no signature and its sender is not confirmed. */
  | { readonly ok: false; readonly why: "unmatched" | "unproven" | "ambiguous" };

/**
 * Finds the ticket a letter is about. A signature must prove it: in a recipient address, in the subject or in the quoted text.
 * In-Reply-To only chooses among several proven tickets, since ticket numbers are not secret; alone it is enough only if the
 * receiving server confirmed the sender.
 *
 * @param quotes the whole text of the letter
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

/** The assistant's Message-IDs have the form `<L-ABC123.about.index@domain>`. */
const ticketOfId = (id: string): string[] => {
  const [, ticket] = /^<(L-[A-Z2-9]{6})\.[a-z]+\.\d+@/i.exec(id) ?? [];
  return ticket === undefined ? [] : [ticket.toUpperCase()];
};
