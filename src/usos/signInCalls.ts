import type { Caller } from "./caller";
import * as schemas from "./schemas";
import { json } from "./send";
import type { JudgedCalls, SignOuts } from "./signOuts";
import { succeeded } from "./succeeded";
import { readToken } from "./token";
import type { UsosClient } from "./types";

type SignInCalls = Pick<UsosClient, "requestToken" | "authorizeUrl" | "accessToken" | "revokeToken">;

/** How a student's access is requested and given up: OAuth 1.0a. */
export function signInCalls(
  { call, addressOf }: Pick<Caller, "call" | "addressOf">,
  { asStudent, withRequest }: JudgedCalls,
  signOuts: Pick<SignOuts, "revoked">,
  scopes: string,
): SignInCalls {
  return {
    requestToken: (callback) =>
      call({
        method: "services/oauth/request_token",
        as: "consumer",
        protocol: [["oauth_callback", callback]],
        params: [["scopes", scopes]],
        read: readToken,
      }),

    authorizeUrl(requestToken) {
      const url = addressOf("services/oauth/authorize");
      url.searchParams.set("oauth_token", requestToken);
      // On a shared computer another student may still be signed in at USOS. With this setting USOS shows who is signed in, and
      // asks for confirmation.
      url.searchParams.set("interactivity", "confirm_user");
      return url.href;
    },

    accessToken: (request, verifier) =>
      withRequest({
        method: "services/oauth/access_token",
        as: request,
        protocol: [["oauth_verifier", verifier]],
        read: readToken,
      }),

    async revokeToken(token) {
      const method = "services/oauth/revoke_token";
      const answer = succeeded(await asStudent({ method, as: token, read: json(schemas.success) }));
      const isGone = answer.ok || answer.refusal.code === "signedOut";
      if (isGone) signOuts.revoked(token);
      return isGone ? { ok: true, value: true } : answer;
    },
  };
}
