import type { Transporter } from "nodemailer";
import type { Catalog } from "../conversation/catalog";
import type { Happening } from "../../dialogs/kit/effects";
import type { Institution } from "../../dialogs/kit/institution";
import { t, type Value } from "../../dialogs/kit/text";
import type { Log } from "../ops/log";
import type { Done } from "../outbox/worker";
import { redactPesel } from "../privacy/redact";
import type { Job, Store } from "../store/port";
import { ticketKey, ticketRecord, type Ticket } from "./ticket";
import type { Letter } from "./tickets";

export interface PostParts {
  readonly store: Store;
  readonly mail: Pick<Transporter, "sendMail">;
  /** The sender's address; its domain names the letters. */
  readonly from: string;
  readonly institution: Institution;
  readonly catalog: Catalog;
  readonly log: Log;
  readonly tell: (person: string, happening: Happening, eventId: string) => Promise<void>;
}

/**
 * Sends a ticket's letters to the institution. A letter is tried until the mail server accepts it; its Message-ID is made
 * of the ticket, so that a letter repeated after a crash is recognised as the same.
 * The student is told once that it is late, and once that it arrived.
 */
export function createPost({
  store,
  mail,
  from,
  institution,
  catalog,
  log,
  tell,
}: PostParts): (job: Job) => Promise<Done> {
  const say = (key: string, values?: Record<string, Value>): string => catalog.say(t(`mail.${key}`, values), "pl");
  const domain = from.split("@")[1]?.replace(/[^\w.-]/g, "") ?? "legitka.local";
  const idOf = ({ ticket, about, index }: Letter): string => `<${ticket}.${about}.${index}@${domain}>`;

  return async (job) => {
    const letter = job.payload as Letter & { person: string };
    const stored = await store.get(ticketKey(letter.person, letter.ticket));
    if (!stored) return "done";
    const ticket = ticketRecord.read(stored);
    const opened: Letter = { ticket: letter.ticket, about: "opened", index: 0 };
    try {
      await mail.sendMail({
        from,
        to: institution.support.email,
        subject: subject(letter),
        text: redactPesel(body(letter, ticket)),
        messageId: idOf(letter),
        ...(letter.about === "opened" ? {} : { inReplyTo: idOf(opened), references: idOf(opened) }),
        headers: { "X-Legitka-Ticket": letter.ticket, "Auto-Submitted": "auto-generated" },
      });
    } catch (cause) {
      log.warn(
        { ticket: letter.ticket, code: codeOf(cause), claim: job.claim },
        "the mail server did not accept a letter",
      );
      // Of an addition that is late nothing is said: the ticket itself may well have arrived.
      if (letter.about === "opened")
        await tell(letter.person, { kind: "ticketDelayed", ticket: letter.ticket }, `late:${letter.ticket}`);
      throw cause;
    }
    if (letter.about === "opened" && ticket.state === "sending") await markDelivered(letter.person, letter.ticket);
    if (letter.about === "opened") {
      await tell(letter.person, { kind: "ticketDelivered", ticket: letter.ticket }, `arrived:${letter.ticket}`);
    }
    return "done";
  };

  async function markDelivered(person: string, id: string): Promise<void> {
    for (;;) {
      const stored = await store.get(ticketKey(person, id));
      if (!stored) return;
      const ticket = ticketRecord.read(stored);
      if (ticket.state !== "sending") return;
      const put = [{ key: stored.key, value: ticketRecord.write({ ...ticket, state: "delivered" }) }];
      if (await store.commit({ partition: person, expect: [{ key: stored.key, rev: stored.rev }], put })) return;
    }
  }

  function subject({ about, ticket }: Letter): string {
    const keys = { opened: "subject", added: "subjectAdded", withdrawn: "subjectWithdrawn" } as const;
    return say(keys[about], { ticket });
  }

  function body({ about, ticket: id, index }: Letter, ticket: Ticket): string {
    if (about === "withdrawn") return say("withdrawn", { ticket: id });
    const facts = ticket.facts.map(({ name, value }) => `  ${name}: ${value}`);
    const words =
      about === "added"
        ? [say("added", { ticket: id }), "", ticket.additions[index]?.text ?? ""]
        : [say("words"), "", ticket.text];
    const intro = say("intro", { university: institution.name.pl });
    return [intro, "", ...words, "", say("context"), ...facts, "", "-- ", say("noSecrets")].join("\n");
  }
}

const codeOf = (cause: unknown): string =>
  typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "unknown";
