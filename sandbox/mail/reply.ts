import { createTransport } from "nodemailer";
import type { Message } from "./message";

const replyTo = ({ headers }: Message): string | undefined =>
  headers.find(({ name }) => name.toLowerCase() === "reply-to")?.value;

/** Whether a message has a reply address. */
export const canBeAnswered = (message: Message): boolean => replyTo(message) !== undefined;

/** Answers a message over SMTP as a mail program does: the sender is the original recipient, and the whole message is quoted. */
export async function sendReply(
  message: Message,
  { name, text }: { readonly name: string; readonly text: string },
  smtpPort: number,
): Promise<void> {
  const transport = createTransport({ host: "127.0.0.1", port: smtpPort, secure: false });
  const when = new Date(message.receivedAt).toISOString().slice(0, 16).replace("T", " ");
  try {
    await transport.sendMail({
      from: { name, address: message.to.replace(/^.*<|>.*$/g, "") },
      to: replyTo(message),
      subject: `Re: ${message.subject}`,
      ...(message.messageId === null ? {} : { inReplyTo: message.messageId, references: message.messageId }),
      text: `${text}\n\nOn ${when}, ${message.from} wrote:\n${message.text.replace(/^/gm, "> ")}\n`,
    });
  } finally {
    transport.close();
  }
}
