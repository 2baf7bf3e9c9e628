import { createHash } from "node:crypto";
import { simpleParser } from "mailparser";

/** What a letter's header says, and enough of the rest to know a report by. Cheap, whoever wrote it. */
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
  /** Its beginning as it came, for reports about other letters; header and body as Latin-1. */
  raw(): string;
}

/** Nobody's mail servers write more; what stands behind is not looked at, and the parser throws at more. In bytes. */
const longestHead = 256 * 1024;
const mostHeadLines = 2_000;
/** Reports say what they are about before this many bytes. */
const longestReport = 512 * 1024;

/** Parses a letter's header (RFC 5322). Its body is not looked at: anybody can send one that takes minutes. */
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
  const authors = header("from").length === 1 ? (mail.from?.value ?? []) : [];
  const [author] = authors;
  const address = authors.length === 1 ? author?.address?.toLowerCase() : undefined;
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
    raw: () => source.toString("latin1", 0, longestReport),
  };
}

/** Up to the empty line, with it. */
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
