import { createMailFollower, type MailFollower } from "../../../src/tickets/mail/follower";
import type { ImapAddress } from "../../../src/tickets/mail/imap";
import { createReplyAddresses } from "../../../src/tickets/mail/replyAddress";
import type { LetterOutcome } from "../../../src/tickets/mail/outcome";
import { createLetterTaker } from "./letterTaker";
import { silentLog } from "../../../src/ops/log";
import type { Store } from "../../../src/store/port";
import type { RecordingDesk } from "./recordingDesk";

export const addresses = createReplyAddresses({ address: "legitka@uni.opole.pl", keys: [Buffer.alloc(32, 7)] });
export const taker = (desk: RecordingDesk) =>
  createLetterTaker({ desk, addresses, domains: ["uni.opole.pl"], ownSentences: ["studenta proszącego o pomoc"] });

/** Takes letters as the product does that wrote the old letter in `cases` and `corpus`. */
export const officeTaker = (desk: RecordingDesk) =>
  createLetterTaker({
    desk,
    addresses,
    domains: ["uni.opole.pl"],
    ownSentences: [
      "Zgłoszenie z czatu Legitka (Uniwersytet Opolski).",
      "Odpowiedź na ten list trafi do studenta w czacie. Wiersz zaczynający się od // i wszystko po nim aż do pustego wiersza zostaje tylko tutaj. Proszę nie usuwać znaku poniżej.",
      "Legitka nie wysyła kodów QR ani kodów aktywacyjnych, a numery PESEL zakrywa.",
    ],
  });

export interface Followed extends MailFollower {
  /** The results of the letters so far. */
  readonly outcomes: readonly string[];
  /** Resolves when this many letters have been handled. */
  count(n: number): Promise<void>;
}

/** A follower of a real mailbox with short waits. */
export function followed(
  name: string,
  imap: ImapAddress,
  store: Store,
  desk: RecordingDesk,
  more: Partial<Parameters<typeof createMailFollower>[0]> = {},
): Followed {
  const outcomes: string[] = [];
  const waiting: { n: number; resolve: () => void }[] = [];
  const follower = createMailFollower({
    imap,
    store,
    take: taker(desk),
    clock: Date.now,
    random: () => 0.5,
    log: silentLog,
    holder: name,
    pace: { leaseMs: 2_000, firstRetryMs: 20, longestRetryMs: 100 },
    onLetter: (outcome) => {
      outcomes.push(outcome);
      for (const { n, resolve } of waiting) if (outcomes.length >= n) resolve();
    },
    ...more,
  });
  return {
    ...follower,
    outcomes,
    count: (n) => (outcomes.length >= n ? Promise.resolve() : new Promise((resolve) => waiting.push({ n, resolve }))),
  };
}

let made = 0;

/** A letter from a member of staff who pressed «reply» on a ticket's letter. */
export function answer(ticket: string, text: string, more: Record<string, string> = {}): string {
  made += 1;
  const headers: Record<string, string> = {
    From: "Anna Nowak <anna.nowak@uni.opole.pl>",
    To: addresses.of(ticket).address,
    Subject: `Re: ${ticket}`,
    "Message-ID": `<letter-${made}@uni.opole.pl>`,
    "Content-Type": "text/plain; charset=utf-8",
    ...more,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [...lines, "", text, ""].join("\r\n");
}

export type { LetterOutcome };
