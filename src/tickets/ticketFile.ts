import { redactPesel } from "../foundation/redact";
import type { ReplyFile } from "./port";
import type { TicketFile } from "./ticket";

/** What a ticket's entry keeps of a file. */
export const ticketFile = ({ name, type, bytes, content }: ReplyFile): TicketFile => ({
  name: redactPesel(name),
  type,
  bytes,
  shown: content !== undefined,
});
