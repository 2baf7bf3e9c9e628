import { z } from "zod";
import type { ImapAddress } from "../tickets/mail/imap";

/** The environment variables that let staff answer by mail. */
export const mailEnvironment = {
  IMAP_URL: z.string().optional(),
  MAIL_REPLY_TO: z.email("MAIL_REPLY_TO is the bot's own mailbox, like legitka@uni.opole.pl").optional(),
  MAIL_AUTHSERV_ID: z.string().optional(),
};

export interface MailConfig {
  readonly imap: ImapAddress;
  /** The bot's own mailbox, which must also accept `name+anything@`. */
  readonly replyTo: string;
  /** The authserv-id of the mail server whose Authentication-Results headers are trusted. */
  readonly authservId: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const like = "imaps://user:password@host:993/INBOX, with %40 for @ in the user's name";

/**
 * Reads the settings with which staff answer by mail; undefined if they cannot. Missing and inconsistent settings are added to
 * `problems` with their fix; passwords are never repeated there.
 */
export function mailConfig(env: Environment, problems: string[]): MailConfig | undefined {
  const { IMAP_URL: url, MAIL_REPLY_TO: replyTo, MAIL_AUTHSERV_ID: authservId } = env;
  if (url === undefined && replyTo === undefined) {
    if (authservId !== undefined) problems.push("MAIL_AUTHSERV_ID: it is of use only with IMAP_URL; set that too");
    return undefined;
  }
  const imap = url === undefined ? undefined : imapOf(url);
  if (url === undefined) problems.push(`IMAP_URL: set it to the mailbox behind MAIL_REPLY_TO, like ${like}`);
  else if (!imap) problems.push(`IMAP_URL: it is like ${like}`);
  if (replyTo === undefined) {
    problems.push("MAIL_REPLY_TO: set it to the address of the mailbox IMAP_URL names; it must take name+anything@");
    return undefined;
  }
  const name = replyTo.slice(0, replyTo.lastIndexOf("@"));
  if (name.includes("+")) problems.push("MAIL_REPLY_TO: name the mailbox itself, without a +");
  else if (name.length > 38) problems.push("MAIL_REPLY_TO: its part before the @ must have at most 38 characters");
  const from = env["MAIL_FROM"];
  if (from !== undefined && from.toLowerCase() !== replyTo.toLowerCase())
    problems.push("MAIL_FROM: leave it out, or set it to MAIL_REPLY_TO: letters that come back go to their sender");
  return imap && { imap, replyTo, authservId };
}

function imapOf(text: string): ImapAddress | undefined {
  try {
    const { protocol, hostname, port, username, password, pathname } = new URL(text);
    const secure = protocol === "imaps:";
    if ((!secure && protocol !== "imap:") || hostname === "" || username === "" || password === "") return undefined;
    return {
      host: hostname.replace(/^\[|\]$/g, ""),
      port: port === "" ? (secure ? 993 : 143) : Number(port),
      secure,
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      path: decodeURIComponent(pathname.slice(1)) || "INBOX",
    };
  } catch {
    // The reason is left out, because it could repeat the password.
    return undefined;
  }
}
