import type { Dispatcher } from "undici";
import { z } from "zod";
import { Fault } from "../../foundation/fault";
import type { FetchedPicture } from "../../conversation/ports";
import { download, fetchedBy, type Downloaded } from "../download";
import { exchange } from "../exchange";
import { keptConnections } from "../pool";
import { pauseBefore, type Pauses } from "./backOff";
import { isAt } from "./pictures";

export type Delivered =
  | { readonly ok: true; readonly id: string }
  /** The person removed or blocked the bot. */
  | { readonly ok: false; readonly refusal: "gone" }
  /** The message does not exist (any more). */
  | { readonly ok: false; readonly refusal: "missing" }
  /** `mayHaveArrived`: Teams did not answer, or failed while processing the message. */
  | { readonly ok: false; readonly refusal: "later"; readonly afterMs: number; readonly mayHaveArrived?: true };

/**
 * A client of the Bot Connector's REST API, which is called at the service address a conversation came from. Activities are
 * passed as JSON strings.
 */
export interface Connector {
  /**
   * Sends an activity to a conversation.
   * @param most the maximum number of attempts; 3 by default
   */
  send(serviceUrl: string, conversation: string, activity: string, most?: number): Promise<Delivered>;
  replace(serviceUrl: string, conversation: string, id: string, activity: string, most?: number): Promise<Delivered>;
  /** Begins a thread in a channel with its first activity, whose id is returned. `body` has the parameters of the conversation. */
  begin(serviceUrl: string, body: string, most?: number): Promise<Delivered>;
  remove(serviceUrl: string, conversation: string, id: string): Promise<Delivered>;
  /** Reads what Teams tells about a team or a conversation, by the path below `/v3/`. */
  read(serviceUrl: string, path: string): Promise<Read>;
  /** Teams' data about a member of a conversation; undefined when it does not answer. */
  member(serviceUrl: string, conversation: string, user: string): Promise<Member | undefined>;
  /** Fetches a picture of a conversation, if it has at most so many bytes. */
  picture(serviceUrl: string, url: string, most: number): Promise<FetchedPicture>;
  close(): Promise<void>;
}

export type Read =
  | { readonly ok: true; readonly data: unknown }
  /** Status 0 when Teams did not answer. */
  | { readonly ok: false; readonly status: number; readonly code: string | undefined };

/** A member of a conversation (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context). */
export type Member = z.infer<typeof member>;

export interface ConnectorOptions {
  readonly token: (anew?: boolean) => Promise<string | undefined>;
  readonly pauses: Pauses;
  /**
   * Whether messages may be sent to a service address. The check is needed because a stored address may come from another
   * mode of this program.
   */
  readonly trusts: (serviceUrl: string) => boolean;
  /** The dispatcher for the requests; by default, a pool of kept-alive connections. */
  readonly dispatcher?: Dispatcher | undefined;
}

/**
 * The default number of attempts. Even when every attempt times out, together they take less time than the outbox's lease on
 * the job, so no other process starts to send the same message.
 */
const tries = 3;
const answerMs = 8_000;
/** The timeout for a name is shorter, because Teams waits for our answer in the meantime. */
const nameMs = 2_500;
/**
 * Statuses that may be transient and are retried: those the Teams documentation lists ("status codes from bot conversational
 * APIs"), and 503.
 */
const passing = new Set([412, 429, 502, 503, 504]);
/**
 * Codes of a 403 that an administrator caused and not the person. The administrator may allow the bot again, so the message
 * is retried later.
 */
const byOthers = new Set(["BotDisabledByAdmin"]);
const longMs = 60_000;

interface Answer {
  /** 0 when the connection broke or the request timed out, so that it is unknown whether the message was delivered. */
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | undefined;
}

/** A new thread of a channel has an id of its own besides that of its first activity. */
const resource = z.object({ id: z.string().nullish(), activityId: z.string().nullish() }).nullish();
const withCode = z.object({ code: z.string() });
const member = z.object({
  name: z.string().nullish(),
  /** `user`, `guest`, `anonymous` and others. */
  userRole: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  tenantId: z.string().nullish(),
});
const problem = z.object({ error: z.object({ code: z.string() }) });

export function createConnector(options: ConnectorOptions): Connector {
  const { token, pauses, trusts, dispatcher: pool = keptConnections(answerMs) } = options;

  async function call(
    method: Dispatcher.HttpMethod,
    url: string,
    body?: string,
    anew = false,
    headersTimeout = answerMs,
  ): Promise<Answer> {
    const bearer = await token(anew);
    const { status, headers, text } = await exchange(pool, {
      method,
      url,
      headersTimeout,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json; charset=utf-8" }),
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      ...(body === undefined ? {} : { body }),
    });
    // The token was revoked, or was issued before the secret was changed. A new one may be accepted.
    if (status === 401 && bearer !== undefined && !anew) return call(method, url, body, true, headersTimeout);
    const { "retry-after": retryAfter } = headers;
    return { status, text, retryAfter: Array.isArray(retryAfter) ? retryAfter[0] : retryAfter };
  }

  async function deliver(
    method: "POST" | "PUT" | "DELETE",
    url: string,
    activity?: string,
    most = tries,
  ): Promise<Delivered> {
    for (let attempt = 1; ; attempt++) {
      const { status, text, retryAfter } = await call(method, url, activity).catch(brokenOff);
      if (status >= 200 && status < 300) {
        const made = resource.safeParse(parsed(text)).data;
        return { ok: true, id: made?.activityId ?? made?.id ?? "" };
      }
      if (passing.has(status) || status >= 500 || status === 0) {
        const pause = pauseBefore(attempt, retryAfter, pauses);
        // Long waits are left to the outbox: there, the message does not hold up others, and the retry survives a restart of
        // this process.
        const isOver = attempt >= most || pause > pauses.longestMs || !passing.has(status);
        if (isOver)
          return {
            ok: false,
            refusal: "later",
            afterMs: pause,
            ...((status >= 500 || status === 0) && { mayHaveArrived: true }),
          };
        await pauses.sleep(pause);
        continue;
      }
      const code = problem.safeParse(parsed(text)).data?.error.code;
      if (status === 403 && byOthers.has(code ?? "")) return { ok: false, refusal: "later", afterMs: longMs };
      if (status === 403) return { ok: false, refusal: "gone" };
      if (status === 404) return { ok: false, refusal: method === "POST" ? "gone" : "missing" };
      throw refusedBy(status, code);
    }
  }

  return {
    async send(serviceUrl, conversation, activity, most) {
      if (!trusts(serviceUrl)) return { ok: false, refusal: "gone" };
      return deliver("POST", activities(serviceUrl, conversation), activity, most);
    },
    async replace(serviceUrl, conversation, id, activity, most) {
      if (!trusts(serviceUrl)) return { ok: false, refusal: "missing" };
      return deliver("PUT", `${activities(serviceUrl, conversation)}/${encodeURIComponent(id)}`, activity, most);
    },
    async begin(serviceUrl, body, most) {
      if (!trusts(serviceUrl)) return { ok: false, refusal: "gone" };
      return deliver("POST", `${root(serviceUrl)}/conversations`, body, most);
    },
    async remove(serviceUrl, conversation, id) {
      if (!trusts(serviceUrl)) return { ok: false, refusal: "missing" };
      return deliver("DELETE", `${activities(serviceUrl, conversation)}/${encodeURIComponent(id)}`);
    },
    async read(serviceUrl, path) {
      if (!trusts(serviceUrl)) return { ok: false, status: 0, code: undefined };
      const { status, text } = await call("GET", `${root(serviceUrl)}/${path}`).catch(brokenOff);
      if (status === 200) return { ok: true, data: parsed(text) };
      return { ok: false, status, code: problem.safeParse(parsed(text)).data?.error.code };
    },
    async member(serviceUrl, conversation, user) {
      if (!trusts(serviceUrl)) return undefined;
      const url = `${conversationUrl(serviceUrl, conversation)}/members/${encodeURIComponent(user)}`;
      const { status, text } = await call("GET", url, undefined, false, nameMs);
      return status === 200 ? member.safeParse(parsed(text)).data : undefined;
    },
    async picture(serviceUrl, url, most) {
      if (!trusts(serviceUrl) || !isAt(url, serviceUrl)) return { ok: false, refusal: "gone" };
      const fetchBy = async (anew: boolean): Promise<Downloaded> => {
        const bearer = await token(anew);
        return download(pool, url, bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }, most);
      };
      const first = await fetchBy(false);
      return fetchedBy(first.status === 401 ? await fetchBy(true) : first);
    },
    close: () => pool.close(),
  };
}

const root = (serviceUrl: string): string => `${serviceUrl.replace(/\/$/, "")}/v3`;
const conversationUrl = (serviceUrl: string, conversation: string): string =>
  `${root(serviceUrl)}/conversations/${encodeURIComponent(conversation)}`;
const activities = (serviceUrl: string, conversation: string): string =>
  `${conversationUrl(serviceUrl, conversation)}/activities`;

/** Maps broken connections and timeouts to status 0; any other error is a fault of ours and is rethrown. */
function brokenOff(cause: unknown): Answer {
  const { code } = withCode.safeParse(cause).data ?? { code: "" };
  if (!/^(UND_ERR_|E[A-Z]+$)/.test(code)) throw cause;
  return { status: 0, text: "", retryAfter: undefined };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The fault contains neither the activity nor the response text, because both may hold data that must not be logged. */
function refusedBy(status: number, code = "no code"): Fault {
  const card = status === 400 || status === 413;
  return new Fault({
    code: card ? "teams.card" : "teams.refused",
    message: `Teams refused a message with status ${status} (${code}).`,
    next:
      status === 401
        ? "Check TEAMS_APP_ID, TEAMS_TENANT_ID and the secret or certificate; the registration may have expired."
        : "Look the code up in Microsoft's list of bot API errors; a message that must arrive is tried again.",
  });
}
