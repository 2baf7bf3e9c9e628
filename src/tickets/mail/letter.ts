import { createHash } from "node:crypto";
import { simpleParser } from "mailparser";
import { addressIn } from "./author";

/**
 * A letter's parsed header, and enough of its raw source to recognise delivery reports. Creating it is cheap for letters from any
 * sender.
 */
export interface Letter {
  /** Identifies the letter across repeated deliveries: a hash of its Message-ID, or of the whole source without one. */
  readonly digest: string;
  /** All values of a header, unfolded, topmost first. The name is given in lower case. */
  header(name: string): readonly string[];
  /** All header lines as one text, for searches that do not depend on a certain header. */
  readonly head: string;
  /** The author. Undefined unless the From line contains exactly one address, beyond doubt. */
  readonly from: { readonly address: string; readonly name: string } | undefined;
  /**
   * The first address in From, whatever else the line contains; empty when there is none. It may only be used to raise suspicion.
   */
  readonly claimedFrom: string;
  readonly subject: string;
  /** The Message-IDs in In-Reply-To and References, in angle brackets. */
  readonly answers: readonly string[];
  /** The beginning of the raw source, decoded as Latin-1, for delivery reports. */
  raw(): string;
}

/** No mail server writes longer headers. The rest is ignored, because the parser would throw on it. In bytes. */
const longestHead = 256 * 1024;
const mostHeadLines = 2_000;
/** Delivery reports identify the failed letter within this many bytes. */
const longestReport = 512 * 1024;

/** Parses a letter's header (RFC 5322). The body is not parsed, because anybody can send one that takes minutes to parse. */
export async function parseLetter(source: Buffer): Promise<Letter> {
  const mail = await simpleParser(headOf(source), { skipHtmlToText: true, skipTextToHtml: true });
  const lines = mail.headerLines.map(({ key, line }) => ({
    key: key.toLowerCase(),
    value: line
      .slice(line.indexOf(":") + 1)
      .replace(/\r?\n(?=[ \t])/g, "")
      .trim(),
  }));
  const header = (name: string): string[] => lines.filter(({ key }) => key === name).map(({ value }) => value);
  const claims = header("from");
  const [line = ""] = claims;
  const authors = mail.from?.value ?? [];
  const [author] = authors;
  const address = claims.length === 1 && authors.length === 1 ? addressIn(line) : undefined;
  return {
    digest: createHash("sha256")
      .update(mail.messageId ?? source)
      .digest("base64url")
      .slice(0, 27),
    header,
    head: lines.map(({ key, value }) => `${key}: ${value}`).join("\n"),
    from: address === undefined ? undefined : { address, name: author?.name.trim() ?? "" },
    claimedFrom: author?.address?.toLowerCase() ?? "",
    subject: mail.subject ?? "",
    answers: [...header("in-reply-to"), ...header("references")].flatMap((it) => it.match(/<[^<>\s]+>/g) ?? []),
    raw: () => source.toString("latin1", 0, longestReport),
  };
}

/** The source up to and including the empty line that ends the header. */
function headOf(source: Buffer): Buffer {
  const ends = ["\r\n\r\n", "\n\n"].flatMap((it) => {
    const at = source.indexOf(it);
    return at < 0 ? [] : [at + it.length];
  });
  const head = source.subarray(0, Math.min(longestHead, source.length, ...ends));
  let end = 0;
  for (let lines = 0; lines < mostHeadLines; lines++) {
    const next = head.indexOf("\n", end);
    if (next < 0) return head;
    end = next + 1;
  }
  return head.subarray(0, end);
}
