import { createHmac } from "node:crypto";
import { Agent, request } from "undici";
import type { Brought } from "./control";
import type { World } from "./world";

export type Body = Readonly<Record<string, unknown>>;

export interface How {
  readonly form?: boolean;
  readonly secret?: string;
  readonly at?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Delivers events to an app that is connected over a socket; undefined if none is. */
export type Socket = (body: Body, isRetry?: boolean) => Promise<Brought> | undefined;

/** Delivers events and interactions from Slack to the app. */
export interface Delivery {
  /** Delivers one request. Status 0 means that the app did not answer, or not in time. */
  bring(body: Body, how?: How): Promise<Brought>;
  again(how: "replay" | "retry"): Promise<Brought>;
  /** Delivers an event for which nobody waits, after those before it. */
  later(event: Body): void;
  /** Resolves when no delivery is pending any more. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

interface Sent {
  readonly body: Body;
  readonly form: boolean;
  readonly raw: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How long Slack waits for an answer, in milliseconds. https://docs.slack.dev/interactivity/handling-user-interaction */
const slackWaitsMs = 3_000;

export function createDelivery(world: World, socket: Socket = () => undefined): Delivery {
  const { requestUrl, signingSecret, withinMs = slackWaitsMs, retryAfterMs = [] } = world.options;
  const pool = new Agent({ connections: 1_024, keepAliveTimeout: 2_000 });
  let last: Sent | undefined;
  /** Pending events for the app, by conversation: in order within one, in parallel otherwise. */
  const queues = new Map<string, Promise<unknown>>();
  const retries = new Set<NodeJS.Timeout>();
  let isClosed = false;

  function signed(raw: string, form: boolean, { secret = signingSecret, at, headers }: How): Sent["headers"] {
    const timestamp = String(at ?? Math.floor(world.now() / 1000));
    const signature = createHmac("sha256", secret).update(`v0:${timestamp}:${raw}`).digest("hex");
    return {
      "content-type": form ? "application/x-www-form-urlencoded" : "application/json",
      "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${signature}`,
      ...headers,
    };
  }

  async function send({ raw, headers }: Sent): Promise<Brought> {
    const start = performance.now();
    const signal = AbortSignal.timeout(withinMs);
    try {
      const answer = await request(requestUrl(), { method: "POST", body: raw, headers, dispatcher: pool, signal });
      const body = await answer.body.text();
      return { status: answer.statusCode, body, ms: performance.now() - start };
    } catch {
      return { status: 0, body: "", ms: performance.now() - start };
    }
  }

  function prepare(body: Body, how: How): Sent {
    const { form = false } = how;
    const raw = form ? formBody(body) : JSON.stringify(body);
    return { body, form, raw, headers: signed(raw, form, how) };
  }

  /** Delivers again an event that the app has not accepted. https://docs.slack.dev/apis/events-api#retries */
  function retryLater(body: Body, { status }: Brought, done: number): void {
    const afterMs = retryAfterMs[done];
    const isTaken = status >= 200 && status < 300;
    if (isTaken || afterMs === undefined || isClosed || body["type"] !== "event_callback") return;
    const timer = setTimeout(() => {
      retries.delete(timer);
      const reason = status === 0 ? "http_timeout" : "http_error";
      const headers = { "x-slack-retry-num": String(done + 1), "x-slack-retry-reason": reason };
      const again = socket(body, true) ?? send(prepare(body, { headers }));
      void again.then((brought) => retryLater(body, brought, done + 1));
    }, afterMs);
    timer.unref();
    retries.add(timer);
  }

  async function event(body: Body): Promise<void> {
    if (isClosed) return;
    const brought = await (socket(body) ?? send(prepare(body, {})));
    retryLater(body, brought, 0);
  }

  return {
    async bring(body, how = {}) {
      last = prepare(body, how);
      // Nothing is signed over a socket, so requests with a wrong signature are sent over HTTP.
      const isSigned = how.secret !== undefined || how.at !== undefined;
      const brought = await ((isSigned ? undefined : socket(body)) ?? send(last));
      if (!isSigned) retryLater(body, brought, 0);
      return brought;
    },
    again(how) {
      if (!last) throw new Error("The emulated Slack has brought nothing yet.");
      const { body, form } = last;
      const again = socket(body, how === "retry");
      if (again) return again;
      if (how === "replay") return send(last);
      const headers = { "x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout" };
      return send(prepare(body, { form, headers }));
    },
    later(body) {
      const { channel } = (body["event"] ?? {}) as { readonly channel?: unknown };
      const key = typeof channel === "string" ? channel : "";
      const queue = (queues.get(key) ?? Promise.resolve()).then(() => event(body));
      queues.set(key, queue);
      void queue.then(() => queues.get(key) === queue && queues.delete(key));
    },
    async idle() {
      while (queues.size > 0) await Promise.all(queues.values());
    },
    async close() {
      isClosed = true;
      for (const timer of retries) clearTimeout(timer);
      await pool.destroy();
    },
  };
}

/** Commands are sent as form fields, interactions as one field that contains JSON. */
function formBody(body: Body): string {
  if (typeof body["command"] !== "string") return new URLSearchParams({ payload: JSON.stringify(body) }).toString();
  return new URLSearchParams(
    Object.entries(body).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();
}
