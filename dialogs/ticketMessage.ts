import { z } from "zod";
import { go, stay, type Next, type Typed } from "./kit/dialog";
import { fitted, longestLetter } from "./kit/letter";
import { t } from "./kit/text";
import { isAsking, isStatement } from "./letterSaid";
import { isBriefYes, saysSend } from "./letterWords";

export const ticketData = z.object({
  ticket: z.string().max(20),
  to: z.enum(["add", "pass", "withdraw"]).optional(),
  /** A message to staff that the student has typed and not sent yet. */
  text: z.string().max(4000).optional(),
});
export type TicketData = z.infer<typeof ticketData>;

/** Adds a message to a ticket; an empty or too long one is refused in words. */
export function add(id: string, input: string): Next {
  const text = input.trim();
  if (text.length < 2) return stay({ say: [{ text: t("problem.emptyField") }] });
  if (text.length > longestLetter) return stay({ say: [{ text: t("escalate.tooLong", { max: longestLetter }) }] });
  return stay({ effects: [{ kind: "ticket.add", ticket: id, text }] });
}

/** Passes the message on if a text says so in its own words: «wyślij», «tak, wyślij to». A question about sending does not. */
export const passedOn = ({ text, data: { ticket, text: message = "" } }: Typed<TicketData>): Next | undefined =>
  !isAsking(text) && (isBriefYes(text) || saysSend(text)) ? add(ticket, message) : undefined;

/** Adds a further statement to the message, and shows the whole; undefined for what is asked or said to the assistant. */
export function joinsMessage({ text, data: { text: message = "" } }: Typed<TicketData>): Next | undefined {
  if (!isStatement(text)) return undefined;
  const whole = fitted(`${message}\n${text.trim()}`);
  return go("pass", { text: whole.text }, { say: [...whole.say, { text: t("tickets.joined") }] });
}
