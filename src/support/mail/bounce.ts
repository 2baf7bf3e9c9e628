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
 * The ticket whose letter came back: by the signed address it was returned to, or by what it holds of the letter, whose
 * Message-ID is made of the ticket. The latter can be forged by somebody who knows the number; it gains them one more
 * letter to the staff, while a true report that is passed over would leave a student unheard.
 */
export function ticketOfBounce(letter: Letter, addresses: ReplyAddresses): string | undefined {
  const [returnedTo] = addresses.provenIn(letter.head);
  const [, original] =
    /^(?:original-)?(?:message-id|x-legitka-ticket):\s*<?(L-[A-Z2-9]{6})\b/im.exec(letter.raw()) ?? [];
  return returnedTo ?? original;
}
