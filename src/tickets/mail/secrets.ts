import { redactPesel } from "../../foundation/redact";
import type { ReplyAddresses } from "./replyAddress";

/** Removes what must never reach a chat, whatever the rest of the parser did: ticket signatures and PESELs. */
export const withoutSecrets = (text: string, addresses: ReplyAddresses): string =>
  redactPesel(addresses.withoutMarks(text));
