import { reportType } from "./automatic";
import type { Letter } from "./letter";
import type { ReplyAddresses } from "./replyAddress";

const daemon = /^(mailer-daemon|postmaster|mail\.?delivery|microsoftexchange[\w-]*)@/i;

/** Whether a mail server wrote to say that a letter did not arrive. What is merely late is not (yet) such a letter. */
export function isBounce(letter: Letter): boolean {
  const type = reportType(letter);
  if (type === "delivery-status") {
    const actions = [...letter.raw().matchAll(/^action:\s*([\w-]+)/gim)].map(([, action = ""]) => action.toLowerCase());
    return actions.length === 0 || actions.includes("failed");
  }
  if (type !== undefined) return false;
  const hasNoSender = letter.header("return-path").some((path) => path === "<>");
  return (
    daemon.test(letter.from?.address ?? "") &&
    (hasNoSender || /undeliver|niedostarcz|fail|returned/i.test(letter.subject))
  );
}

/**
 * The ticket whose letter came back: by the signed address it was returned to, which is the envelope's sender of all our
 * letters; or, where that got lost, by what it holds of the letter, whose Message-ID and signature must be of one ticket.
 * A ticket's number alone is no secret and proves nothing.
 */
export function ticketOfBounce(letter: Letter, addresses: ReplyAddresses): string | undefined {
  const [returnedTo] = addresses.provenIn(letter.head);
  if (returnedTo !== undefined) return returnedTo;
  const held = letter.raw();
  const named = [...held.matchAll(/^(?:original-)?message-id:\s*<(L-[A-Z2-9]{6})\./gim)].map(([, it = ""]) =>
    it.toUpperCase(),
  );
  return addresses.provenIn(held).find((it) => named.includes(it));
}
