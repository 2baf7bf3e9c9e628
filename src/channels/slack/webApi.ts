import { webApi } from "@slack/bolt";
import { z } from "zod";
import { Fault } from "../../ops/fault";
import type { Log } from "../../ops/log";
import type { Called, SlackApi } from "./api";
import type { Token } from "./installation";
import { createSlackLogger } from "./logger";
import { isTokenTrouble, refusalOf, withoutTokenMs } from "./refusals";
import { answerMs, type Transport } from "./transport";

const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError, WebClient } = webApi;

export interface WebApiOptions {
  readonly tokenOf: (team: string) => Promise<Token>;
  readonly log: Log;
  readonly transport: Transport;
  /** Left out, Slack's own. Ends in a slash. */
  readonly apiUrl?: string | undefined;
}

/** After silence, and after an answer that makes no sense. */
const brokenOffMs = 2_000;

/**
 * How Slack's own client is to behave wherever it is used: it would try ten times within half an hour, and keep everything
 * else waiting while Slack asks for a pause. Trying again is the outbox's business.
 */
export function clientOptions({ log, transport, apiUrl }: Omit<WebApiOptions, "tokenOf">): webApi.WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    logger: createSlackLogger(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: answerMs,
    maxRequestConcurrency: 128,
    // A method's name never comes from outside; were it ever to, no token may follow it.
    allowAbsoluteUrls: false,
    fetch: transport.fetch,
  };
}

/** Slack's Web API by its own client. */
export function createWebApi(options: WebApiOptions): SlackApi {
  const { tokenOf, log, transport } = options;
  const client = new WebClient(undefined, clientOptions(options));
  /** Workspaces whose token is known to be refused: one line in the log for each, not one for each message. */
  const refused = new Set<string>();

  return {
    async call(team, method, args) {
      const found = await tokenOf(team);
      if (!found.ok) return { ok: false, refusal: found.refusal, code: found.code, afterMs: withoutTokenMs };
      try {
        const data = await client.apiCall(method, { ...args, token: found.token });
        refused.delete(team);
        return { ok: true, data: { ...data } };
      } catch (cause) {
        const called = refusedBy(method, cause);
        if (isTokenTrouble(called.code) && !refused.has(team)) {
          refused.add(team);
          log.error({ team, code: called.code }, "slack: the workspace's token is refused; its messages wait");
        }
        return called;
      }
    },
    async upload(url, content) {
      if (!mayCarry(url)) throw strangeAddress();
      const status = await transport.post(url, content);
      return status === 200
        ? { ok: true, data: {} }
        : { ok: false, refusal: "later", code: status === 0 ? "broken_off" : `http_${status}`, afterMs: brokenOffMs };
    },
  };
}

const needed = z.object({ needed: z.string() });

function refusedBy(method: string, cause: unknown): Extract<Called, { ok: false }> {
  const later = (code: string, afterMs: number) => ({ ok: false, refusal: "later", code, afterMs }) as const;
  if (cause instanceof WebAPIRateLimitedError) return later("ratelimited", Math.max(1, cause.retryAfter) * 1000);
  if (cause instanceof WebAPIRequestError) return later("broken_off", brokenOffMs);
  if (cause instanceof WebAPIHTTPError && (cause.statusCode >= 500 || cause.statusCode === 429))
    return later(`http_${cause.statusCode}`, brokenOffMs);
  if (cause instanceof WebAPIPlatformError) {
    const { error } = cause.data;
    // What is no word of Slack's is a page of something in between.
    if (!/^[a-z][a-z0-9_]{1,60}$/.test(error)) return later("unreadable", brokenOffMs);
    const refusal = refusalOf(error);
    if (refusal) return refusal;
    const scope = needed.safeParse(cause.data).data?.needed;
    throw refusedCall(method, scope === undefined ? error : `${error}: ${scope}`);
  }
  if (cause instanceof WebAPIHTTPError) throw refusedCall(method, `status ${cause.statusCode}`);
  // A rate limit that does not say how long is thrown as a plain error.
  if (cause instanceof Error && cause.message.startsWith("Retry header")) return later("ratelimited", 30_000);
  throw cause;
}

/** A file may hold a code: it goes where Slack says, but not in the open, unless it stays on this machine. */
function mayCarry(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
}

const strangeAddress = () =>
  new Fault({
    code: "slack.uploadAddress",
    message: "Slack named an address for an upload that is not https.",
    next: "Check SLACK_API_URL; it must be Slack's own, or on this machine.",
  });

/** Neither the arguments nor the answer go into the fault: either may hold what the log must not. */
const refusedCall = (method: string, code: string) =>
  new Fault({
    code: "slack.refused",
    message: `Slack refused ${method} (${code}).`,
    next: code.startsWith("missing_scope")
      ? "Add the scope to the app as deploy/slack/manifest.yaml lists it, and install the app again."
      : `Look the word up at https://docs.slack.dev/reference/methods/${method}; a message that must arrive is tried again.`,
  });
