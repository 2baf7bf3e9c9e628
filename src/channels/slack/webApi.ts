import { z } from "zod";
import { Fault } from "../../foundation/fault";
import { fetchedBy } from "../download";
import type { Called, SlackApi } from "./api";
import type { ClientDeps } from "./clientOptions";
import type { Token } from "./installation";
import { isTokenTrouble, refusalOf, withoutTokenMs } from "./refusals";
import type { Answer, Transport } from "./transport";

export interface WebApiOptions extends ClientDeps {
  readonly tokenOf: (team: string) => Promise<Token>;
}

type Args = Readonly<Record<string, unknown>>;
type Refused = Extract<Called, { ok: false }>;

const slackUrl = "https://slack.com/api/";
/** The pause before a retry after a missing or unreadable response. */
const brokenOffMs = 2_000;
/** The pause before a retry when Slack rate limits a call without saying for how long. */
const limitedMs = 30_000;

const data = z.record(z.string(), z.unknown());
const refused = z.object({ error: z.string().regex(/^[a-z][a-z0-9_]{1,60}$/), needed: z.string().optional() });

/**
 * A client of Slack's Web API. It does not use Slack's own client, which is part of Bolt: that client serialises every request,
 * including codes, into debug messages that nobody reads, and this took as long as the rest of a turn.
 */
export function createWebApi({ tokenOf, onToken, transport, apiUrl = slackUrl }: WebApiOptions): SlackApi {
  /** Workspaces whose token is known to be refused, so that this is logged once per workspace and not for every message. */
  const refusedTeams = new Set<string>();

  return {
    async call(team, method, args) {
      const found = await tokenOf(team);
      if (!found.ok) return { ok: false, refusal: found.refusal, code: found.code, afterMs: withoutTokenMs };
      const called = read(method, await post(transport, `${apiUrl}${method}`, found.token, args));
      if (called.ok) {
        if (refusedTeams.delete(team)) onToken?.(team, undefined);
      } else if (isTokenTrouble(called.code) && !refusedTeams.has(team)) {
        refusedTeams.add(team);
        onToken?.(team, called.code);
      }
      return called;
    },
    async download(team, url, most) {
      const found = await tokenOf(team);
      if (!found.ok) return { ok: false, refusal: "later", afterMs: withoutTokenMs };
      // The address came with an event, and the token must not go anywhere else.
      if (!isSlacks(url, apiUrl)) return { ok: false, refusal: "gone" };
      return fetchedBy(await transport.download(url, { authorization: `Bearer ${found.token}` }, most));
    },
    async upload(url, content) {
      if (!mayCarry(url)) throw strangeAddress();
      const { status } = await transport.post(url, { "content-type": "application/octet-stream" }, content);
      return status === 200 ? { ok: true, data: {} } : later(codeOf(status));
    },
  };
}

const later = (code: string, afterMs = brokenOffMs): Refused => ({ ok: false, refusal: "later", code, afterMs });
const codeOf = (status: number): string => (status === 0 ? "broken_off" : `http_${status}`);

/**
 * Sends methods that accept blocks as JSON and all others as forms, because methods that only read accept nothing else
 * (https://docs.slack.dev/apis/web-api).
 */
function post(transport: Transport, url: string, token: string, args: Args): Promise<Answer> {
  const authorization = `Bearer ${token}`;
  if (/\/(chat|views)\.[A-Za-z]+$/.test(url))
    return transport.post(
      url,
      { authorization, "content-type": "application/json; charset=utf-8" },
      JSON.stringify(args),
    );
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(args))
    if (value !== undefined) form.set(name, typeof value === "string" ? value : JSON.stringify(value));
  return transport.post(url, { authorization, "content-type": "application/x-www-form-urlencoded" }, form.toString());
}

function read(method: string, { status, headers, text }: Answer): Called {
  if (status === 429) {
    const seconds = Number(headers["retry-after"]);
    return later("ratelimited", seconds > 0 ? seconds * 1_000 : limitedMs);
  }
  if (status === 0 || status >= 500) return later(codeOf(status));
  if (status !== 200) throw refusedCall(method, codeOf(status));
  const said = data.safeParse(parsed(text)).data;
  if (said?.["ok"] === true) return { ok: true, data: method === "auth.test" ? withScopes(said, headers) : said };
  // Anything other than one of Slack's error codes comes from a proxy in between.
  const it = refused.safeParse(said).data;
  if (!it) return later("unreadable");
  const refusal = refusalOf(it.error);
  if (refusal) return refusal;
  throw refusedCall(method, it.needed === undefined ? it.error : `${it.error}: ${it.needed}`);
}

/** Slack names the scopes of a token beside its answers, and nowhere in them (https://docs.slack.dev/authentication). */
function withScopes(said: Record<string, unknown>, { "x-oauth-scopes": scopes }: Answer["headers"]) {
  return scopes === undefined ? said : { ...said, granted_scopes: String(scopes) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Whether a file may be uploaded to a URL. A file may contain a code, so it must not be sent unencrypted, except to this machine.
 */
function mayCarry(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
}

/** Whether a file's address is Slack's, or that of the API that is used instead of Slack's. */
function isSlacks(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  return (protocol === "https:" && /(?:^|\.)slack\.com$/.test(hostname)) || origin === new URL(apiUrl).origin;
}

const strangeAddress = () =>
  new Fault({
    code: "slack.uploadAddress",
    message: "Slack named an address for an upload that is not https.",
    next: "Check SLACK_API_URL; it must be Slack's own, or on this machine.",
  });

/** The fault contains neither the arguments nor the response, because both may hold data that must not be logged. */
const refusedCall = (method: string, code: string) =>
  new Fault({
    code: "slack.refused",
    message: `Slack refused ${method} (${code}).`,
    next: code.startsWith("missing_scope")
      ? "Add the scope to the app as deploy/slack/manifest.yaml lists it, and install the app again."
      : `Look the word up at https://docs.slack.dev/reference/methods/${method}; a message that must arrive is tried again.`,
  });
