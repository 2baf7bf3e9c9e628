import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import OAuth from "oauth-1.0a";

export interface Canned {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** The body of the answer: a text is sent unchanged, anything else as JSON. */
  readonly body: unknown;
  /** Whether the answer waits for `release`. */
  readonly hold?: boolean;
}

/** The far end's behaviour at a request: it answers, breaks the connection, or lets the request hang until the caller gives up. */
export type Script = Canned | "reset" | "hang";

export interface Arrived {
  readonly verb: string;
  /** The address as in the request line, with its query. */
  readonly url: string;
  readonly service: string;
  readonly form: URLSearchParams;
  /** The parameters of the Authorization header; empty when there is none. */
  readonly oauth: Readonly<Record<string, string>>;
  /** Whether the signature is correct, verified with an implementation that is not ours. */
  readonly signedWell: boolean;
}

export interface FarEnd {
  readonly baseUrl: string;
  readonly arrived: readonly Arrived[];
  /** The secrets of tokens and consumers, by key. */
  readonly secrets: Map<string, string>;
  /** Sets the answers of a service, in turn; the last one is repeated. */
  script(service: string, ...scripts: readonly Script[]): void;
  /** Resolves when this many requests have arrived in total. */
  arrivals(count: number): Promise<void>;
  /** Sends all answers that are waiting. */
  release(): void;
  /** The greatest number of requests that were in progress at the same time. */
  busiest(): number;
  close(): Promise<void>;
}

export async function startFarEnd(prefix = "/sandbox/usos/"): Promise<FarEnd> {
  const arrived: Arrived[] = [];
  const scripts = new Map<string, Script[]>();
  const secrets = new Map<string, string>();
  const waiters: { count: number; wake: () => void }[] = [];
  const held: (() => void)[] = [];
  let underWay = 0;
  let busiest = 0;

  const server = createServer((request, response) => {
    busiest = Math.max(busiest, ++underWay);
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const seen = look(request, Buffer.concat(chunks).toString(), prefix, secrets);
      arrived.push(seen);
      const queue = scripts.get(seen.service) ?? [{ status: 404, body: { message: "no such method" } }];
      const script = queue.length > 1 ? queue.shift()! : queue[0]!;
      const go = (): void => {
        underWay--;
        perform(script, request, response);
      };
      if (typeof script === "object" && script.hold === true) held.push(go);
      else go();
      for (const waiter of waiters) if (arrived.length >= waiter.count) waiter.wake();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`,
    arrived,
    secrets,
    script: (service, ...list) => void scripts.set(service, [...list]),
    arrivals: (count) =>
      new Promise((resolve) => {
        if (arrived.length >= count) resolve();
        else waiters.push({ count, wake: resolve });
      }),
    release: () => {
      for (const go of held.splice(0)) go();
    },
    busiest: () => busiest,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** From now on the far end accepts the product's own key, and no token of a student any more. */
export function endTokens(far: FarEnd): void {
  far.script("services/apisrv/consumer", { body: { token_scopes: ["cards", "offline_access"] } });
  far.script("services/users/user", { status: 401, body: { message: "Invalid access token." } });
}

function perform(script: Script, request: IncomingMessage, response: ServerResponse): void {
  if (script === "hang") return;
  if (script === "reset") return void request.socket.destroy();
  const text = typeof script.body === "string";
  const type = text ? "text/html; charset=utf-8" : "application/json";
  response.writeHead(script.status ?? 200, { "content-type": type, ...script.headers });
  response.end(text ? script.body : JSON.stringify(script.body));
}

function look(request: IncomingMessage, body: string, prefix: string, secrets: ReadonlyMap<string, string>): Arrived {
  const url = request.url ?? "";
  const form = new URLSearchParams(body);
  const oauth = readHeader(request.headers.authorization ?? "");
  const { oauth_signature: signature, ...protocol } = oauth;
  const consumer = protocol["oauth_consumer_key"] ?? "";
  const judge = new OAuth({
    consumer: { key: consumer, secret: secrets.get(consumer) ?? "" },
    signature_method: "HMAC-SHA1",
    hash_function: (base, key) => createHmac("sha1", key).update(base).digest("base64"),
  });
  const expected = judge.getSignature(
    { method: request.method ?? "", url: `http://${request.headers.host ?? ""}${url}`, data: Object.fromEntries(form) },
    secrets.get(protocol["oauth_token"] ?? ""),
    protocol as unknown as OAuth.Data,
  );
  const service = (url.split("?")[0] ?? "").slice(prefix.length);
  return { verb: request.method ?? "", url, service, form, oauth, signedWell: signature === expected };
}

function readHeader(header: string): Record<string, string> {
  const pairs = [...header.matchAll(/(\w+)="([^"]*)"/g)];
  return Object.fromEntries(pairs.map(([, name = "", value = ""]) => [name, decodeURIComponent(value)]));
}
