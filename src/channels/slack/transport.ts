import type { webApi } from "@slack/bolt";
import type { Dispatcher } from "undici";
import { download, type Downloaded } from "../download";
import { exchange, type WholeAnswer } from "../exchange";
import { keptConnections } from "../pool";

type FetchFunction = NonNullable<webApi.WebClientOptions["fetch"]>;
type FetchResponse = Awaited<ReturnType<FetchFunction>>;

/** A request fails after this time without a response; the outbox retries it. */
export const answerMs = 8_000;

/** `status` is 0 when the connection broke or the request timed out, so that its outcome is unknown. */
export type Answer = WholeAnswer;

/** Sends requests to Slack over one pool of kept-alive connections. */
export interface Transport {
  /** Sends a request. Never rejects because of a network failure. */
  post(url: string, headers: Readonly<Record<string, string>>, body: string | Buffer): Promise<Answer>;
  /** Fetches a file of at most so many bytes. Never rejects. */
  download(url: string, headers: Readonly<Record<string, string>>, most: number): Promise<Downloaded>;
  close(): Promise<void>;
}

export function createTransport(dispatcher?: Dispatcher): Transport {
  const pool = dispatcher ?? keptConnections(answerMs);
  return {
    async post(url, headers, body) {
      try {
        return await exchange(pool, { method: "POST", url, headers, body });
      } catch {
        return { status: 0, headers: {}, text: "" };
      }
    },
    download: (url, headers, most) => download(pool, url, headers, most),
    close: () => pool.close(),
  };
}

/** The subset of `fetch` that Slack's own client uses. */
export function fetchBy(transport: Transport): FetchFunction {
  return async (url, init = {}): Promise<FetchResponse> => {
    const { body } = init;
    const answer = await transport.post(String(url), init.headers ?? {}, typeof body === "string" ? body : "");
    if (answer.status === 0) throw new Error("the connection broke off");
    const said = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]);
    return {
      ok: answer.status >= 200 && answer.status < 300,
      status: answer.status,
      statusText: "",
      url: String(url),
      headers: { get: (name) => said.find(([it]) => it === name.toLowerCase())?.[1] ?? null, entries: () => said },
      arrayBuffer: () => Promise.resolve(new TextEncoder().encode(answer.text).buffer),
      json: () => Promise.resolve(JSON.parse(answer.text) as unknown),
      text: () => Promise.resolve(answer.text),
    };
  };
}
