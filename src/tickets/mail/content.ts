import { simpleParser, type Attachment } from "mailparser";
import { withoutTags, wordsOfHtml } from "./html";

/** What a letter holds. */
export interface Content {
  /** All its text in any order, HTML without its tags: for a signature that may stand anywhere. */
  readonly searchable: string;
  /** The text part, or what the HTML says, line by line as it was written; quotes begin with `>`. */
  words(): string;
  readonly attachments: readonly Attachment[];
}

/**
 * Takes a letter apart (MIME, any charset). Only for letters of those who may answer, and `words` only for those that a
 * ticket was proven of: HTML can be made to take long.
 */
export async function openLetter(source: Buffer): Promise<Content> {
  const mail = await simpleParser(source, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    keepCidLinks: true,
  });
  const text = mail.text ?? "";
  const html = mail.html || "";
  return {
    searchable: `${text}\n${withoutTags(html)}`,
    words() {
      const isText = text.trim() !== "";
      if (html === "" || (isText && hasAlternatives(source))) return text;
      return isText ? `${text}\n\n${wordsOfHtml(html)}` : wordsOfHtml(html);
    },
    attachments: mail.attachments,
  };
}

/** Whether text and HTML say the same. */
const hasAlternatives = (source: Buffer): boolean =>
  /^content-type:\s*multipart\/alternative/im.test(source.toString("latin1"));
