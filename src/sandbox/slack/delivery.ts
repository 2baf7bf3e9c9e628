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

/** Takes things to an app that is connected over a socket; undefined when none is. */
export type Socket = (body: Body, isRetry?: boolean) => Promise<Brought> | undefined;

/** The way from Slack to the app. */
export interface Delivery {
  /** Brings one thing. Status 0 when the app did not answer, or not in time. */
  bring(body: Body, how?: How): Promise<Brought>;
  again(how: "replay" | "retry"): Promise<Brought>;
  /** Brings an event nobody waits for, after those before it. */
  later(event: Body): void;
  /** Resolves when nothing is under way any more. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

interface Sent {
  readonly body: Body;
  readonly form: boolean;
  readonly raw: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Slack's patience for an answer, in milliseconds. https://docs.slack.dev/interactivity/handling-user-interaction */
const slackWaitsMs = 3_000;

export function createDelivery(world: World, socket: Socket = () => undefined): Delivery {
  const { requestUrl, signingSecret, withinMs = slackWaitsMs } = world.options;
  const pool = new Agent({ connections: 256, keepAliveTimeout: 2_000 });
  let last: Sent | undefined;
  let queue: Promise<unknown> = Promise.resolve();
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

  return {
    bring(body, how = {}) {
      last = prepare(body, how);
      // Over a socket nothing is signed: what is to be signed wrongly goes over HTTP.
      const isSigned = how.secret !== undefined || how.at !== undefined;
      return (isSigned ? undefined : socket(body)) ?? send(last);
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
    later(event) {
      if (isClosed) return;
      queue = queue.then(() => (isClosed ? undefined : (socket(event) ?? send(prepare(event, {})))));
    },
    async idle() {
      let seen: unknown;
      while (seen !== queue) {
        seen = queue;
        await queue;
      }
    },
    async close() {
      isClosed = true;
      await pool.destroy();
    },
  };
}

/** Commands come as fields, interactions as one field with JSON in it. */
function formBody(body: Body): string {
  if (typeof body["command"] !== "string") return new URLSearchParams({ payload: JSON.stringify(body) }).toString();
  return new URLSearchParams(
    Object.entries(body).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();
}
