import type { Transporter } from "nodemailer";
import { chatIdSchema } from "../foundation/ids";
import type { Catalog } from "../conversation/catalog";
import type { Institution } from "../../dialogs/kit/institution";
import { t } from "../../dialogs/kit/text";
import type { Log } from "../ops/log";
import type { JobResult } from "../outbox/attempt";
import type { Job, Store } from "../store/port";
import type { Arrival } from "./arrival";
import { letterHtml } from "./letterHtml";
import { letterPieces, letterText, type ReplyTo, type SayMail } from "./letterText";
import { attachmentsOf } from "./attachments";
import type { Letter } from "./queues";
import { cameBackFromOffice } from "./handing/cameBack";
import type { TicketStore } from "./ticketStore";
import { ticketKey, ticketRecord } from "./ticket";
import { isWanted, type LetterChoice } from "./wantedLetters";

/** The letters that can be sent about a ticket that is gone. */
const needsNoTicket: ReadonlySet<Letter["about"]> = new Set([
  "erased",
  "unheard",
  "unclear",
  "elsewhere",
  "cut",
  "encrypted",
  "packed",
  "noAnswer",
  "blanks",
  "files",
]);

export interface PostDeps {
  readonly store: Store;
  readonly mail: Pick<Transporter, "sendMail">;
  /** The sender's address; its domain is also used in the letters' Message-IDs. */
  readonly from: string;
  /** The address to which staff send answers about a ticket; undefined if no mailbox is read. */
  readonly replyTo?: ((ticket: string) => ReplyTo) | undefined;
  /** The choice of letters that staff want; the default is `untaken`. */
  readonly letters?: LetterChoice | undefined;
  readonly institution: Institution;
  readonly catalog: Catalog;
  readonly log: Log;
  /** Called after every attempt to send a letter, with the error or undefined. */
  readonly onMail?: (err: unknown) => void;
  readonly arrival: Arrival;
  readonly tickets: TicketStore;
  readonly clock: () => number;
}

/**
 * Creates the handler that sends a ticket's letters to the institution. A letter is retried until the mail server accepts it. Its
 * Message-ID is derived from the ticket, so that a letter repeated after a crash is recognised as the same, and an answer to it can
 * be matched to the ticket.
 */
export function createPost(deps: PostDeps): (job: Job) => Promise<JobResult> {
  const { store, mail, from, letters = "untaken", institution, catalog, log, arrival, clock } = deps;
  const say: SayMail = (key, values) => catalog.say(t(`mail.${key}`, values), "pl");
  const ours = { university: institution.name.pl, support: institution.support.email };
  const idOf = ({ ticket, about, index }: Letter): string => letterId(ticket, about, index, from);

  return async (job) => {
    const letter = job.payload as Letter & { person: string };
    const chatId = chatIdSchema.parse(letter.person);
    const stored = await store.get(ticketKey(chatId, letter.ticket));
    const ticket = stored && ticketRecord.read(stored);
    if (!ticket && !needsNoTicket.has(letter.about)) return "done";
    const wanted = !ticket || isWanted(letters, letter, ticket, clock());
    if (wanted !== true) return wanted || "done";
    const isFirst = letter.about === "opened";
    const to = letter.to ?? institution.support.email;
    const opened = letterId(letter.ticket, "opened", 0, from);
    const attachments = ticket ? await attachmentsOf(store, chatId, letter, ticket) : [];
    const replyTo = deps.replyTo?.(letter.ticket);
    const pieces = letterPieces(say, ours, letter, ticket, replyTo);
    try {
      await mail.sendMail({
        from,
        to,
        // Bounces go to the envelope's address, which identifies the ticket.
        ...(replyTo ? { replyTo: replyTo.address, envelope: { from: replyTo.address, to } } : {}),
        // All letters of a ticket have one subject, because mail programs show those with different subjects apart.
        subject: say("subject", { ticket: letter.ticket }),
        text: letterText(pieces),
        html: letterHtml(pieces),
        ...(attachments.length > 0 && { attachments }),
        messageId: idOf(letter),
        ...(isFirst ? {} : { inReplyTo: opened, references: opened }),
        headers: { "X-Legitka-Ticket": letter.ticket, ...unanswered, ...noReactions },
      });
    } catch (cause) {
      deps.onMail?.(cause);
      log.warn(
        { ticket: letter.ticket, code: codeOf(cause), claim: job.claim },
        "the mail server did not accept a letter",
      );
      // The student is told about a delay only for the ticket itself, because an addition's ticket may well have arrived.
      if (isFirst) await arrival.mail(chatId, letter.ticket, "late");
      // A server that knows at once that there is no such address sends no report later.
      if (letter.about === "handed" && isRefusedForGood(cause)) {
        const event = `refused:${job.id}`;
        await cameBackFromOffice(deps.tickets, { chatId, id: letter.ticket, event, failed: [to], now: deps.clock() });
        return "done";
      }
      throw cause;
    }
    deps.onMail?.(undefined);
    if (isFirst) await arrival.mail(chatId, letter.ticket, "delivered");
    return "done";
  };
}

/** Asks programs not to answer (RFC 3834; Exchange needs its own header). Reports that a letter was not delivered are wanted. */
const unanswered = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "DR, RN, NRN, OOF, AutoReply" };

/** Outlook then offers no reaction: a 👍 would reach nobody, and its author would believe that the student has an answer. */
const noReactions = { "x-ms-reactions": "disallow" };

/** The Message-ID of a letter, in angle brackets. Its domain is taken from `from`. */
export function letterId(ticket: string, about: Letter["about"], index: number, from: string): string {
  const domain = from.split("@")[1]?.replace(/[^\w.-]/g, "") ?? "legitka.local";
  return `<${ticket}.${about}.${index}@${domain}>`;
}

/** A permanent refusal of this letter's recipient or of the letter itself (RFC 5321, 4.2.1); 530 and 535 are about our login. */
const isRefusedForGood = (cause: unknown): boolean =>
  typeof cause === "object" &&
  cause !== null &&
  "responseCode" in cause &&
  typeof cause.responseCode === "number" &&
  cause.responseCode >= 550 &&
  cause.responseCode < 560;

const codeOf = (cause: unknown): string =>
  typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "unknown";
