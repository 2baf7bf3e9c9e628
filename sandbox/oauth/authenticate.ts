import type { Consumer } from "../options";
import { type Refused, refuse, unauthorized } from "../api/outcome";
import type { AccessToken, RequestToken } from "../state";
import type { World } from "../world";
import { type Nonces, timestampWindowMs } from "./nonces";
import { baseUrl, collectParameters, type SignedRequest } from "./parameters";
import { isSignature } from "./signature";
import { findAccessToken, findRequestToken } from "./tokens";

/** The consumer and the token that signed a call. */
export interface Caller {
  readonly consumer: (Consumer & { readonly key: string }) | null;
  readonly requestToken: RequestToken | null;
  readonly accessToken: AccessToken | null;
}

const nobody: Caller = { consumer: null, requestToken: null, accessToken: null };

/** Checks consumer, token, timestamp, signature and nonce (RFC 5849 section 3.2). An unsigned call has no caller. */
export function authenticate(world: World, nonces: Nonces, request: SignedRequest): Caller | Refused {
  const parameters = collectParameters(request);
  const oauth = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (!name.startsWith("oauth_")) continue;
    if (oauth.has(name)) return refuse(400, { message: `Parameter ${name} is given more than once.` });
    oauth.set(name, value);
  }
  const signature = oauth.get("oauth_signature");
  if (signature === undefined) return nobody;

  const consumerKey = oauth.get("oauth_consumer_key") ?? "";
  const nonce = oauth.get("oauth_nonce") ?? "";
  const timestamp = oauth.get("oauth_timestamp") ?? "";
  if (!consumerKey || !nonce || !/^\d+$/.test(timestamp)) {
    return refuse(400, { message: "oauth_consumer_key, oauth_nonce and oauth_timestamp are required." });
  }
  if (oauth.get("oauth_signature_method") !== "HMAC-SHA1") {
    return refuse(400, { message: "oauth_signature_method must be HMAC-SHA1." });
  }
  if ((oauth.get("oauth_version") ?? "1.0") !== "1.0") return refuse(400, { message: "oauth_version must be 1.0." });

  const consumer = world.consumers.get(consumerKey);
  if (!consumer) return unauthorized("Unknown consumer key.");
  const token = findToken(world, consumerKey, oauth.get("oauth_token") ?? "");
  if (!token) return unauthorized("Unknown, expired or revoked token.");
  const now = world.now();
  if (Math.abs(Number(timestamp) * 1000 - now) > timestampWindowMs) return unauthorized("Timestamp out of range.");
  const signed = { method: request.method, url: baseUrl(request), parameters };
  if (!isSignature(signature, signed, consumer.secret, token.secret)) return unauthorized("Invalid signature.");
  if (!nonces.use(consumerKey, nonce, now)) return unauthorized("Nonce was used before.");
  return { ...token.caller, consumer: { ...consumer, key: consumerKey } };
}

/** Undefined if the token does not exist or belongs to another application. A call without a token has an empty secret. */
function findToken(
  world: World,
  consumerKey: string,
  key: string,
): { readonly secret: string; readonly caller: Omit<Caller, "consumer"> } | undefined {
  if (key === "") return { secret: "", caller: { accessToken: null, requestToken: null } };
  const accessToken = findAccessToken(world, key);
  if (accessToken?.consumerKey === consumerKey) {
    return { secret: accessToken.secret, caller: { accessToken, requestToken: null } };
  }
  const requestToken = findRequestToken(world, key);
  if (requestToken?.consumerKey === consumerKey) {
    return { secret: requestToken.secret, caller: { accessToken: null, requestToken } };
  }
  return undefined;
}
