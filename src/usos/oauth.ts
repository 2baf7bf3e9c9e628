import { createHmac } from "node:crypto";

/** A list and not a map, because names may repeat. */
export type Params = readonly (readonly [name: string, value: string])[];

export interface Credentials {
  readonly key: string;
  readonly secret: string;
}

/** RFC 5849, 3.6: everything but `A-Z a-z 0-9 - . _ ~` is escaped, in upper case. encodeURIComponent leaves five more unescaped. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** `application/x-www-form-urlencoded`, escaped exactly as it is signed. */
export function formEncode(params: Params): string {
  return params.map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`).join("&");
}

/** RFC 5849, 3.4.1. `params` are those of the body and of the protocol; those of the query are taken from `url`. */
export function baseString(method: string, url: string, params: Params): string {
  const { origin, pathname, searchParams } = new URL(url); // `origin` is in lower case and leaves the default port out
  const encoded = [...searchParams, ...params].map(([name, value]) => [percentEncode(name), percentEncode(value)]);
  // Sorted by the bytes of the escaped name, then of the escaped value; sorting `name=value` as a whole would give another order.
  const sorted = encoded.sort(([a = "", x = ""], [b = "", y = ""]) => compare(a, b) || compare(x, y));
  const normalized = sorted.map((pair) => pair.join("=")).join("&");
  return [method.toUpperCase(), origin + pathname, normalized].map(percentEncode).join("&");
}

/** RFC 5849, 3.4.2: HMAC-SHA1, in base64. An absent token has the empty secret. */
export function signature(base: string, consumerSecret: string, tokenSecret = ""): string {
  const key = `${percentEncode(consumerSecret)}&${percentEncode(tokenSecret)}`;
  return createHmac("sha1", key).update(base).digest("base64");
}

export interface ToSign {
  readonly method: string;
  readonly url: string;
  /** The parameters of the form body. */
  readonly body?: Params;
  readonly consumer: Credentials;
  readonly token?: Credentials | undefined;
  /** Further protocol parameters: `oauth_callback`, `oauth_verifier`. */
  readonly protocol?: Params;
  /** Never used twice with the same timestamp. */
  readonly nonce: string;
  /** Whole seconds since the epoch. */
  readonly timestamp: number;
}

/** The value of the `Authorization` header (RFC 5849, 3.5.1). */
export function authorization(request: ToSign): string {
  const { consumer, token } = request;
  const protocol: Params = [
    ["oauth_consumer_key", consumer.key],
    ["oauth_nonce", request.nonce],
    ["oauth_signature_method", "HMAC-SHA1"],
    ["oauth_timestamp", String(request.timestamp)],
    ...(token ? ([["oauth_token", token.key]] as const) : []),
    ["oauth_version", "1.0"],
    ...(request.protocol ?? []),
  ];
  const base = baseString(request.method, request.url, [...(request.body ?? []), ...protocol]);
  const signed: Params = [...protocol, ["oauth_signature", signature(base, consumer.secret, token?.secret)]];
  return `OAuth ${signed.map(([name, value]) => `${percentEncode(name)}="${percentEncode(value)}"`).join(", ")}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
