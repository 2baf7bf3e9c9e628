import { simpleParser } from "mailparser";
import { z } from "zod";

export const messageSchema = z.object({
  /** 1 for the first message received, and so on; an id is never reused. */
  id: z.number(),
  /** Milliseconds since the epoch. */
  receivedAt: z.number(),
  /** The SMTP envelope, which may differ from the headers. */
  envelope: z.object({ client: z.string().default(""), from: z.string(), to: z.array(z.string()) }),
  messageId: z.string().nullable(),
  inReplyTo: z.string().nullable(),
  subject: z.string(),
  from: z.string(),
  to: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  /** In their original order, unfolded, with the names as written. */
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  attachments: z.array(z.object({ name: z.string().nullable(), type: z.string(), bytes: z.number() })),
});

/** A message as it was received. */
export type Message = z.infer<typeof messageSchema>;

/** Parses the data received after DATA. */
export async function parseMessage(raw: Buffer): Promise<Omit<Message, "id" | "receivedAt" | "envelope">> {
  const mail = await simpleParser(raw);
  return {
    messageId: mail.messageId ?? null,
    inReplyTo: mail.inReplyTo ?? null,
    subject: mail.subject ?? "",
    from: mail.from?.text ?? "",
    to: [mail.to ?? []]
      .flat()
      .map(({ text }) => text)
      .join(", "),
    text: mail.text ?? "",
    html: mail.html === false ? null : (mail.html ?? null),
    headers: mail.headerLines.map(({ line }) => {
      const colon = line.indexOf(":");
      return {
        name: line.slice(0, colon),
        value: line
          .slice(colon + 1)
          .replace(/\r?\n(?=[ \t])/g, "")
          .trim(),
      };
    }),
    attachments: mail.attachments.map(({ filename, contentType, size }) => ({
      name: filename ?? null,
      type: contentType,
      bytes: size,
    })),
  };
}
