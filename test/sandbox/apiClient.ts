import { createHmac, randomUUID } from "node:crypto";
import OAuth from "oauth-1.0a";

export interface KeyAndSecret {
  readonly key: string;
  readonly secret: string;
}

export interface Signing {
  readonly consumer: KeyAndSecret;
  readonly token?: KeyAndSecret;
  /** The time in milliseconds since the epoch. */
  readonly now: number;
  readonly nonce?: string;
  /** The part of the request that carries the OAuth parameters. */
  readonly via?: "header" | "query" | "form";
  readonly http?: "GET" | "POST";
  /** The address that is signed, when it differs from the one that is called. */
  readonly signUrl?: string;
  readonly override?: Readonly<Record<string, string>>;
  readonly abort?: AbortSignal;
}

export interface Answered {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly json: () => unknown;
  readonly form: () => Record<string, string>;
}

/** Calls a method signed by the `oauth-1.0a` package. */
export async function callSigned(
  url: string,
  parameters: Readonly<Record<string, string>>,
  signing: Signing,
): Promise<Answered> {
  const via = signing.via ?? "header";
  const http = signing.http ?? (via === "form" ? "POST" : "GET");
  const oauth = new OAuth({
    consumer: signing.consumer,
    signature_method: "HMAC-SHA1",
    hash_function: (base, key) => createHmac("sha1", key).update(base).digest("base64"),
  });
  const protocol = {
    oauth_consumer_key: signing.consumer.key,
    oauth_nonce: signing.nonce ?? randomUUID(),
    oauth_signature_method: "HMAC-SHA1",
    oauth_timestamp: Math.floor(signing.now / 1000),
    oauth_version: "1.0",
    ...(signing.token && { oauth_token: signing.token.key }),
    ...signing.override,
  } as OAuth.Data;
  const request = { url: signing.signUrl ?? url, method: http, data: { ...parameters } };
  const authorization = { ...protocol, oauth_signature: oauth.getSignature(request, signing.token?.secret, protocol) };

  const target = new URL(url);
  const all = via === "header" ? parameters : { ...parameters, ...authorization };
  if (http === "GET") for (const [name, value] of Object.entries(all)) target.searchParams.set(name, String(value));
  const response = await fetch(target, {
    method: http,
    headers: via === "header" ? { ...oauth.toHeader(authorization) } : {},
    ...(http === "POST" && { body: new URLSearchParams(strings(all)) }),
    ...(signing.abort && { signal: signing.abort }),
  });
  return answered(response);
}

function strings(values: object): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

/** Calls a method without a signature. */
export async function callPlain(url: string, parameters: Readonly<Record<string, string>> = {}): Promise<Answered> {
  const query = new URLSearchParams(parameters).toString();
  return answered(await fetch(query === "" ? url : `${url}?${query}`));
}

async function answered(response: Response): Promise<Answered> {
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get("content-type") ?? "",
    text,
    json: () => JSON.parse(text) as unknown,
    form: () => Object.fromEntries(new URLSearchParams(text)),
  };
}
