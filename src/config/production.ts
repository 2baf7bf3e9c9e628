import { BlockList, isIP } from "node:net";
import type { Institution } from "../../dialogs/kit/institution";
import { isNoticePage } from "../foundation/noticePage";
import { isThisMachine } from "../foundation/thisMachine";
import { slackEnvironment } from "./slack";
import { teamsEnvironment } from "./teams";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The problems that prevent an installation without the sandbox from starting: missing settings, and settings that are valid but
 * would send students' data over a network unencrypted, or letters from an address that nobody can answer.
 */
export function productionProblems(env: Environment, institution: Institution | undefined): string[] {
  return [
    ...missing(env),
    ...publicUrlProblems(env["PUBLIC_URL"]),
    ...usosProblems(env["USOS_BASE_URL"], institution),
    ...smtpProblems(env),
    ...senderProblems(env),
    ...slackProblems(env["SLACK_API_URL"]),
    ...chatProblems(env),
    ...noticeProblems(institution),
  ];
}

/** Everything that the sandbox would replace must be set. */
function missing(env: Environment): string[] {
  const needed = {
    PUBLIC_URL: publicUrlMend,
    USOS_CONSUMER_KEY: "ask the institution's USOS administrator for a consumer key",
    USOS_CONSUMER_SECRET: "it comes with the consumer key",
    SMTP_URL: "set it to the mail server that takes letters to support",
    TOKEN_KEYS: "make a key with `openssl rand -base64 32` and set it as `k1:<that>`",
  };
  return Object.entries(needed).flatMap(([name, mend]) => (env[name] === undefined ? [`${name}: ${mend}`] : []));
}

const publicUrlMend = "set it to the https address of this server";

function publicUrlProblems(url: string | undefined): string[] {
  const protocol = url === undefined ? undefined : parsed(url)?.protocol;
  return protocol === undefined || protocol === "https:" ? [] : [`PUBLIC_URL: ${publicUrlMend}`];
}

/** Only the URL in use is checked: the setting, or otherwise the one in the institution's file. */
function usosProblems(setting: string | undefined, institution: Institution | undefined): string[] {
  const mend = "set it to USOS's https address; over anything else students' tokens and cards could be read on the way";
  if (setting !== undefined) return isEncrypted(setting) ? [] : [`USOS_BASE_URL: ${mend}`];
  if (!institution || isEncrypted(institution.usos.baseUrl)) return [];
  return [`INSTITUTION: its usos.baseUrl is not https; ${mend}`];
}

/** The workspace's bot token is sent to the Web API's URL. */
function slackProblems(url: string | undefined): string[] {
  if (url === undefined || isEncrypted(url)) return [];
  return ["SLACK_API_URL: leave it out; only Slack's own https address may get the bot's token"];
}

function smtpProblems({ SMTP_URL: text, SMTP_WITHOUT_TLS: plain }: Environment): string[] {
  const url = text === undefined ? undefined : parsed(text);
  if (!url) return [];
  if (url.protocol !== "smtp:" && url.protocol !== "smtps:")
    return ["SMTP_URL: it is like smtps://user:password@host:465"];
  const tls = url.protocol === "smtps:" || url.searchParams.get("requireTLS") === "true";
  const verifies = !["false", "no", "0"].includes((url.searchParams.get("tls.rejectUnauthorized") ?? "").toLowerCase());
  if ((tls && verifies) || isThisMachine(url.hostname)) return [];
  if (plain !== "allowed")
    return [
      "SMTP_URL: letters and the password could be read on the way; use smtps://…, or smtp://…:587?requireTLS=true, and " +
        "let the certificate be checked. For a mail relay without TLS on a private network, set SMTP_WITHOUT_TLS=allowed",
    ];
  return isPublicAddress(url.hostname)
    ? ["SMTP_WITHOUT_TLS: it is for a relay on a private network, and SMTP_URL names a public address; use smtps://…"]
    : [];
}

/** With IMAP_URL, letters are sent from MAIL_REPLY_TO, so that undeliverable ones are returned there. */
function senderProblems({ MAIL_FROM: from, MAIL_REPLY_TO: replyTo }: Environment): string[] {
  const mend = "set it to an address of the university's that mail servers accept, like legitka@uni.opole.pl";
  if (from === undefined && replyTo === undefined) return [`MAIL_FROM: ${mend}`];
  return Object.entries({ MAIL_FROM: from, MAIL_REPLY_TO: replyTo }).flatMap(([name, address]) =>
    address !== undefined && isNowhere(address) ? [`${name}: no letter can be answered there; ${mend}`] : [],
  );
}

/**
 * Without the sandbox, only messages that Teams' service or Slack has signed are accepted, because otherwise anybody could
 * pretend to be somebody else.
 */
function chatProblems(env: Environment): string[] {
  const isConnected = Object.keys({ ...teamsEnvironment, ...slackEnvironment }).some((name) => env[name] !== undefined);
  const mend =
    "no chat is connected; set it and what deploy/teams/README.md lists, or connect Slack by deploy/slack/README.md";
  return isConnected ? [] : [`TEAMS_APP_ID: ${mend}`];
}

/** Students are sent to this page by «My data», and by Teams and Slack before they write anything. */
function noticeProblems(institution: Institution | undefined): string[] {
  const notice = institution?.privacy.notice;
  if (notice === undefined || isNoticePage(notice)) return [];
  return ["INSTITUTION: its privacy.notice is not the https address of a page of its own; a front page is not enough"];
}

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

/** Invalid addresses are reported where the whole environment is validated. */
function isEncrypted(text: string): boolean {
  const url = parsed(text);
  return !url || url.protocol === "https:" || (url.protocol === "http:" && isThisMachine(url.hostname));
}

/** Names that RFC 6761 and RFC 6762 reserve, which no public mail server accepts. */
const reserved = /(^|\.)(localhost|localdomain|local|invalid|test|example)$/;

function isNowhere(address: string): boolean {
  const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
  return !domain.includes(".") || reserved.test(domain) || isIP(domain) !== 0;
}

/** Ranges reserved for private networks: RFC 1918, RFC 6598, RFC 4193, link-local and this machine's own. */
const privateRanges = new BlockList();
for (const range of ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8"])
  addRange(range, "ipv4");
for (const range of ["fc00::/7", "fe80::/10", "::1/128"]) addRange(range, "ipv6");

function addRange(range: string, family: "ipv4" | "ipv6"): void {
  const [address = "", bits] = range.split("/");
  privateRanges.addSubnet(address, Number(bits), family);
}

/** An IPv4 address written as IPv6 (`::ffff:10.0.0.1`) is treated as IPv4. */
function isPublicAddress(host: string): boolean {
  const address = host.replace(/^\[|\]$/g, "");
  const family = isIP(address);
  return family !== 0 && !privateRanges.check(address, family === 6 ? "ipv6" : "ipv4");
}
