import { request, type Dispatcher } from "undici";
import { z } from "zod";
import { Fault } from "../../foundation/fault";
import { keptConnections } from "../pool";
import { pauseBefore, type Pauses } from "./backOff";

export type Delivered =
  | { readonly ok: true; readonly id: string }
  /** The person removed or blocked the bot. */
  | { readonly ok: false; readonly refusal: "gone" }
  /** There is no such message (any more). */
  | { readonly ok: false; readonly refusal: "missing" }
  | { readonly ok: false; readonly refusal: "later"; readonly afterMs: number };

/** The Bot Connector's REST interface, at the service address a conversation came from. Activities are JSON already. */
export interface Connector {
  /** `most`: how often at most it is tried at once; three times unless told. */
  send(serviceUrl: string, conversation: string, activity: string, most?: number): Promise<Delivered>;
  replace(serviceUrl: string, conversation: string, id: string, activity: string, most?: number): Promise<Delivered>;
  /** The name a member of a conversation has; undefined when Teams does not say. */
  memberName(serviceUrl: string, conversation: string, user: string): Promise<string | undefined>;
  close(): Promise<void>;
}

export interface ConnectorOptions {
  readonly token: (anew?: boolean) => Promise<string | undefined>;
  readonly pauses: Pauses;
  /** Whether an address may be written to. A stored one may be from another mode of this program. */
  readonly trusts: (serviceUrl: string) => boolean;
  /** Carries the requests; left out, a pool of kept connections. */
  readonly dispatcher?: Dispatcher | undefined;
}

/** All tries of one message, each as long as it may last, take less than the outbox keeps its job for this process. */
const tries = 3;
const answerMs = 8_000;
/** A name is asked for while Teams waits for us. */
const nameMs = 2_500;
/** What may pass at once, by the documentation of Teams («status codes from bot conversational APIs»), and 503 with it. */
const passing = new Set([412, 429, 502, 503, 504]);
/** Refused with 403, but not by the person: an administrator may allow the bot again. */
const byOthers = new Set(["BotDisabledByAdmin"]);
const longMs = 60_000;

interface Answer {
  /** 0 when the connection broke off, so that nobody knows what became of the message. */
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | undefined;
}

const resource = z.object({ id: z.string().nullish() }).nullish();
const withCode = z.object({ code: z.string() });
const member = z.object({ name: z.string() });
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
    const answer = await request(url, {
      method,
      dispatcher: pool,
      headersTimeout,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json; charset=utf-8" }),
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const { "retry-after": retryAfter } = answer.headers;
    const text = await answer.body.text();
    // Revoked, or from before the secret was changed: a new one may be taken.
    if (answer.statusCode === 401 && bearer !== undefined && !anew)
      return call(method, url, body, true, headersTimeout);
    return { status: answer.statusCode, text, retryAfter: Array.isArray(retryAfter) ? retryAfter[0] : retryAfter };
  }

  async function deliver(method: "POST" | "PUT", url: string, activity: string, most = tries): Promise<Delivered> {
    for (let attempt = 1; ; attempt++) {
      const { status, text, retryAfter } = await call(method, url, activity).catch(brokenOff);
      if (status >= 200 && status < 300) return { ok: true, id: resource.safeParse(parsed(text)).data?.id ?? "" };
      if (passing.has(status) || status >= 500 || status === 0) {
        const pause = pauseBefore(attempt, retryAfter, pauses);
        // A long wait is the outbox's business: it keeps nobody else's message waiting, and outlives this process.
        const isOver = attempt >= most || pause > pauses.longestMs || !passing.has(status);
        if (isOver) return { ok: false, refusal: "later", afterMs: pause };
        await pauses.sleep(pause);
        continue;
      }
      const code = problem.safeParse(parsed(text)).data?.error.code;
      if (status === 403 && byOthers.has(code ?? "")) return { ok: false, refusal: "later", afterMs: longMs };
      if (status === 403) return { ok: false, refusal: "gone" };
      if (status === 404) return { ok: false, refusal: method === "PUT" ? "missing" : "gone" };
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
    async memberName(serviceUrl, conversation, user) {
      if (!trusts(serviceUrl)) return undefined;
      const url = `${conversationUrl(serviceUrl, conversation)}/members/${encodeURIComponent(user)}`;
      const { status, text } = await call("GET", url, undefined, false, nameMs);
      return status === 200 ? member.safeParse(parsed(text)).data?.name : undefined;
    },
    close: () => pool.close(),
  };
}

const conversationUrl = (serviceUrl: string, conversation: string): string =>
  `${serviceUrl.replace(/\/$/, "")}/v3/conversations/${encodeURIComponent(conversation)}`;
const activities = (serviceUrl: string, conversation: string): string =>
  `${conversationUrl(serviceUrl, conversation)}/activities`;

/** Connections break off, and answers stay out; everything else is a fault of ours. */
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

/** Neither the activity nor the answer's text goes into the fault: either may hold what the log must not. */
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
