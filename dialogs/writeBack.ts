import { open, type Next } from "./kit/dialog";
import type { Happening } from "./kit/effects";

/** The ticket on which a happening invites the student to write back, because staff wrote to them or wait for them; undefined if none. */
export function invitesWords(happening: Happening): string | undefined {
  switch (happening.kind) {
    case "ticketAnswered":
    case "ticketAnsweredElsewhere":
    case "ticketMoved":
      return happening.ticket;
    default:
      return undefined;
  }
}

/** Handles a text typed after staff wrote: stores it and asks whether it is meant for them. */
export const writeBack = (ticket: string, text: string): Next => open("ticket", { ticket, to: "pass", text });
