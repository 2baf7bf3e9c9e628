import type { webApi } from "@slack/bolt";
import { Agent, request, type Dispatcher } from "undici";

type FetchFunction = NonNullable<webApi.WebClientOptions["fetch"]>;
type FetchRequestInit = NonNullable<Parameters<FetchFunction>[1]>;
type FetchResponse = Awaited<ReturnType<FetchFunction>>;

/** An answer that stays out is given up after this; the outbox tries again. */
export const answerMs = 8_000;

/** What carries requests to Slack, over one pool of kept connections. */
export interface Transport {
  readonly fetch: FetchFunction;
  /** Posts bytes as they are; answers the status, 0 when nothing came back. */
  post(url: string, content: Buffer): Promise<number>;
  close(): Promise<void>;
}

export function createTransport(dispatcher?: Dispatcher): Transport {
  const pool = dispatcher ?? keptConnections();
  return {
    fetch: (url, init) => send(pool, url, init),
    async post(url, content) {
      const signal = AbortSignal.timeout(answerMs);
      const headers = { "content-type": "application/octet-stream" };
      try {
        const answer = await request(url, { method: "POST", dispatcher: pool, headers, body: content, signal });
        await answer.body.dump();
        return answer.statusCode;
      } catch {
        return 0;
      }
    },
    close: () => pool.close(),
  };
}

const keptConnections = (): Dispatcher =>
  new Agent({
    connections: 128,
    // Shorter than the other end keeps an idle connection: a message that meets its closing would be sent again.
    keepAliveTimeout: 20_000,
    connect: { timeout: 5_000 },
    headersTimeout: answerMs,
    bodyTimeout: answerMs,
  });

/** As much of `fetch` as the Web API's client uses. */
async function send(pool: Dispatcher, url: string | URL, init: FetchRequestInit = {}): Promise<FetchResponse> {
  const { method = "GET", headers, body, signal } = init;
  const answer = await request(url, {
    method: method as Dispatcher.HttpMethod,
    dispatcher: pool,
    ...(headers ? { headers } : {}),
    ...(typeof body === "string" ? { body } : {}),
    ...(signal ? { signal } : {}),
  });
  const said = Object.entries(answer.headers).map(([name, value]): [string, string] => [
    name,
    Array.isArray(value) ? value.join(", ") : (value ?? ""),
  ]);
  const { statusCode: status } = answer;
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText: "",
    url: String(url),
    headers: {
      get: (name) => said.find(([it]) => it === name.toLowerCase())?.[1] ?? null,
      entries: () => said,
    },
    arrayBuffer: () => answer.body.arrayBuffer(),
    json: () => answer.body.json(),
    text: () => answer.body.text(),
  };
}
