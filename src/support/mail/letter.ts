import { createHash } from "node:crypto";
import { simpleParser, type Attachment } from "mailparser";

/** A letter that came in, as far as the rest needs it. */
export interface Letter {
  /** Names the letter, however often it comes: made of its Message-ID, or of all of it when it has none. */
  readonly digest: string;
  /** Values of a header, topmost first, unfolded; the name in lower case. */
  header(name: string): readonly string[];
  /** All of the header, for what may stand in any of its lines. */
  readonly head: string;
  /** Undefined unless there is exactly one author. */
  readonly from: { readonly address: string; readonly name: string } | undefined;
  readonly subject: string;
  /** Message-IDs it answers, in angle brackets. */
  readonly answers: readonly string[];
  /** The text part, or what the HTML says; quotes begin with `>`. */
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** As it came, for reports about other letters; header and body as Latin-1. */
  raw(): string;
}

/** Parses a letter's source (RFC 5322 and MIME, any charset). */
export async function parseLetter(source: Buffer): Promise<Letter> {
  const mail = await simpleParser(source, { skipTextToHtml: true, keepCidLinks: true, skipTextLinks: true });
  const lines = mail.headerLines.map(({ key, line }) => ({
    key: key.toLowerCase(),
    value: line
      .slice(line.indexOf(":") + 1)
      .replace(/\r?\n(?=[ \t])/g, "")
      .trim(),
  }));
  const header = (name: string): string[] => lines.filter(({ key }) => key === name).map(({ value }) => value);
  const authors = header("from").length === 1 ? (mail.from?.value ?? []) : [];
  const [author] = authors;
  const address = authors.length === 1 ? author?.address?.toLowerCase() : undefined;
  const text = mail.text ?? "";
  return {
    digest: createHash("sha256")
      .update(mail.messageId ?? source)
      .digest("base64url")
      .slice(0, 27),
    header,
    head: lines.map(({ key, value }) => `${key}: ${value}`).join("\n"),
    from: address === undefined ? undefined : { address, name: author?.name.trim() ?? "" },
    subject: mail.subject ?? "",
    answers: [...header("in-reply-to"), ...header("references")].flatMap((it) => it.match(/<[^<>\s]+>/g) ?? []),
    text,
    attachments: mail.attachments,
    raw: () => source.toString("latin1"),
  };
}
