import { createHmac, timingSafeEqual } from "node:crypto";
import OAuth from "oauth-1.0a";

/**
 * Whether this is the HMAC-SHA1 signature of the request. The base string comes from the `oauth-1.0a` package, so that a client
 * with its own implementation is checked by an independent one.
 *
 * @param parameters all of them, decoded, with or without `oauth_signature`
 */
export function isSignature(
  given: string,
  request: {
    readonly method: string;
    readonly url: string;
    readonly parameters: readonly (readonly [string, string])[];
  },
  consumerSecret: string,
  tokenSecret: string,
): boolean {
  const data: Record<string, string | string[]> = {};
  for (const [name, value] of request.parameters) {
    if (name === "oauth_signature") continue;
    const before = data[name];
    data[name] = before === undefined ? value : [before, value].flat();
  }
  const oauth = new OAuth({
    consumer: { key: "", secret: consumerSecret },
    signature_method: "HMAC-SHA1",
    hash_function: (base, key) => createHmac("sha1", key).update(base).digest("base64"),
  });
  const base = oauth.getBaseString({ method: request.method, url: request.url, data }, {} as OAuth.Data);
  const expected = Buffer.from(oauth.hash_function(base, oauth.getSigningKey(tokenSecret)));
  const actual = Buffer.from(given);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
