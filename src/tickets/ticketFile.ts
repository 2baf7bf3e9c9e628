import { redactPesel } from "../foundation/redact";
import type { ReplyFile } from "./port";
import type { TicketFile } from "./ticket";

/** The part of a file that an entry of a ticket keeps. */
export const ticketFile = ({ name, type, bytes, content }: ReplyFile): TicketFile => ({
  name: redactPesel(name),
  type,
  bytes,
  shown: content !== undefined,
});
