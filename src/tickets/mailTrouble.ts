import type { Trouble } from "../ops/troubles";

/** Fields that the mail libraries set on their errors. */
interface MailError {
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly authenticationFailed?: unknown;
  readonly serverResponseCode?: unknown;
  readonly responseStatus?: unknown;
}

const fieldsOf = (err: unknown): MailError => (typeof err === "object" && err !== null ? err : {});
const isNetwork = (code: unknown): boolean =>
  typeof code === "string" &&
  /^(?:E(?:CONN|HOST|NET|NOTFOUND|AI_|TIMEDOUT|SOCKET|DNS|PIPE)|NoConnection|CONNECT)/.test(code);
const isCertificate = (code: unknown): boolean =>
  typeof code === "string" && /CERT|SELF_SIGNED|UNABLE_TO|ETLS|ERR_TLS|ERR_SSL/.test(code);

/** The kinds of trouble with each server, and the remedy for each. */
export const smtpMends = {
  login: "The server refuses the user or the password in SMTP_URL: correct them (%40 for @ in the user's name).",
  unreachable: "Can this server reach the host and the port in SMTP_URL?",
  certificate: "The server's certificate is not trusted: correct the host's name in SMTP_URL, or the certificate.",
  refused: "The server refuses what it is sent: may MAIL_FROM be used there, and does it take letters to support?",
} as const;

export const imapMends = {
  login: "The server refuses the user or the password in IMAP_URL: correct them (%40 for @ in the user's name).",
  mailbox: "There is no such mailbox: name the one behind MAIL_REPLY_TO in IMAP_URL, usually /INBOX.",
  unreachable: "Can this server reach the host and the port in IMAP_URL?",
  certificate: "The server's certificate is not trusted: correct the host's name in IMAP_URL, or the certificate.",
  other: "Look at the mail server's log; the connection is tried again by itself.",
} as const;

/**
 * The cause of a failed connection to the mail server; undefined if the server only asks to try again later. The server's own
 * text is never repeated.
 */
export function smtpTrouble(err: unknown): Trouble | undefined {
  const { code, responseCode } = fieldsOf(err);
  if (typeof responseCode === "number" && responseCode >= 400 && responseCode < 500) return undefined;
  const kind =
    code === "EAUTH" || responseCode === 535
      ? "login"
      : isCertificate(code)
        ? "certificate"
        : isNetwork(code)
          ? "unreachable"
          : "refused";
  return {
    code: `smtp.${kind}`,
    message: `mail: the mail server takes no letters (${kind}); requests to support wait`,
    next: smtpMends[kind],
  };
}

export function imapTrouble(err: unknown): Trouble {
  const { code, authenticationFailed, serverResponseCode, responseStatus } = fieldsOf(err);
  const kind =
    authenticationFailed === true || serverResponseCode === "AUTHENTICATIONFAILED"
      ? "login"
      : serverResponseCode === "NONEXISTENT" || responseStatus === "NO"
        ? "mailbox"
        : isCertificate(code)
          ? "certificate"
          : isNetwork(code)
            ? "unreachable"
            : "other";
  return {
    code: `imap.${kind}`,
    message: `mail: the mailbox cannot be followed (${kind}); staff's answers by mail do not arrive`,
    next: imapMends[kind],
  };
}
