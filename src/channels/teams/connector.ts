import { Agent, request, type Dispatcher } from "undici";
import { z } from "zod";
import { Fault } from "../../ops/fault";
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
  send(serviceUrl: string, conversation: string, activity: string): Promise<Delivered>;
  replace(serviceUrl: string, conversation: string, id: string, activity: string): Promise<Delivered>;
  /** The name a member of a conversation has; undefined when Teams does not say. */
  memberName(serviceUrl: string, conversation: string, user: string): Promise<string | undefined>;
  close(): Promise<void>;
}

export interface ConnectorOptions {
  readonly token: (anew?: boolean) => Promise<string | undefined>;
  readonly pauses: Pauses;
  /** Carries the requests; left out, a pool of kept connections. */
  readonly dispatcher?: Dispatcher | undefined;
}

const tries = 4;
/** Passing troubles by the documentation of Teams («status codes from bot conversational APIs»), and 503 with them. */
const passing = new Set([412, 429, 502, 503, 504]);

const resource = z.object({ id: z.string().nullish() }).nullish();
const member = z.object({ name: z.string() });
const problem = z.object({ error: z.object({ code: z.string() }) });

/** One pool for everything this process sends to Teams. */
const keptConnections = (): Dispatcher =>
  new Agent({
    connections: 128,
    // Shorter than the other end keeps an idle connection: a message that meets its closing would be sent again.
    keepAliveTimeout: 20_000,
    connect: { timeout: 5_000 },
    headersTimeout: 15_000,
    bodyTimeout: 15_000,
  });

export function createConnector({ token, pauses, dispatcher: pool = keptConnections() }: ConnectorOptions): Connector {
  async function call(
    method: Dispatcher.HttpMethod,
    url: string,
    body?: string,
    anew = false,
  ): Promise<{ status: number; text: string; retryAfter: string | undefined }> {
    const bearer = await token(anew);
    const answer = await request(url, {
      method,
      dispatcher: pool,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json; charset=utf-8" }),
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const { "retry-after": retryAfter } = answer.headers;
    const text = await answer.body.text();
    // Revoked, or from before the secret was changed: a new one may be taken.
    if (answer.statusCode === 401 && bearer !== undefined && !anew) return call(method, url, body, true);
    return { status: answer.statusCode, text, retryAfter: Array.isArray(retryAfter) ? retryAfter[0] : retryAfter };
  }

  async function deliver(method: "POST" | "PUT", url: string, activity: string): Promise<Delivered> {
    for (let attempt = 1; ; attempt++) {
      const { status, text, retryAfter } = await call(method, url, activity);
      if (status >= 200 && status < 300) return { ok: true, id: resource.safeParse(parsed(text)).data?.id ?? "" };
      if (passing.has(status)) {
        const pause = pauseBefore(attempt, retryAfter, pauses);
        // A long wait is the outbox's business: it keeps nobody else's message waiting, and outlives this process.
        if (attempt >= tries || pause > pauses.longestMs) return { ok: false, refusal: "later", afterMs: pause };
        await pauses.sleep(pause);
        continue;
      }
      if (status === 403) return { ok: false, refusal: "gone" };
      if (status === 404) return { ok: false, refusal: method === "PUT" ? "missing" : "gone" };
      throw refusedBy(status, problem.safeParse(parsed(text)).data?.error.code);
    }
  }

  return {
    send: (serviceUrl, conversation, activity) => deliver("POST", activities(serviceUrl, conversation), activity),
    replace: (serviceUrl, conversation, id, activity) =>
      deliver("PUT", `${activities(serviceUrl, conversation)}/${encodeURIComponent(id)}`, activity),
    async memberName(serviceUrl, conversation, user) {
      const url = `${conversationUrl(serviceUrl, conversation)}/members/${encodeURIComponent(user)}`;
      const { status, text } = await call("GET", url);
      return status === 200 ? member.safeParse(parsed(text)).data?.name : undefined;
    },
    close: () => pool.close(),
  };
}

const conversationUrl = (serviceUrl: string, conversation: string): string =>
  `${serviceUrl.replace(/\/$/, "")}/v3/conversations/${encodeURIComponent(conversation)}`;
const activities = (serviceUrl: string, conversation: string): string =>
  `${conversationUrl(serviceUrl, conversation)}/activities`;

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
