import { open, type Next } from "./kit/dialog";
import type { Happening } from "./kit/effects";

/** The ticket on which a happening invites the student to write back: somebody wrote to them, or waits for them. */
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

/** Typed after somebody wrote: asks whether it is for them, and keeps the words. */
export const writeBack = (ticket: string, text: string): Next => open("ticket", { ticket, to: "pass", text });
