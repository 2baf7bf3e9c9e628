import type { Read } from "./send";
import type { Token } from "./types";

/** The form-encoded reply of `request_token` and `access_token`; keys we do not know are ignored. */
export const readToken: Read<Token> = (text) => {
  const reply = new URLSearchParams(text.trim());
  const key = reply.get("oauth_token");
  const secret = reply.get("oauth_token_secret");
  // RFC 5849, 2.1. A server that does not confirm the callback could hand the verifier to anybody.
  const confirmed = reply.get("oauth_callback_confirmed") ?? "true";
  return key && secret && confirmed === "true" ? { key, secret } : undefined;
};
