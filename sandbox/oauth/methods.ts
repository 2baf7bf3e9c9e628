import type { Method } from "../api/method";
import { answer, type Outcome, paramInvalid, unauthorized } from "../api/outcome";
import { addAccessToken, addRequestToken, dropAccessTokens, dropRequestToken, knownScopes } from "./tokens";

/** The OAuth methods that programs call; `oauth/authorize` is a page. */
export const oauthMethods: readonly Method[] = [
  {
    name: "oauth/request_token",
    brief: "Get a Request Token.",
    needs: "consumer",
    args: [
      { name: "oauth_callback", description: "an absolute URL, or oob", required: true },
      { name: "scopes", description: "what the application asks for, separated by |" },
    ],
    run: (call) => {
      const callback = call.param("oauth_callback");
      const scopes = call.param("scopes").split("|").filter(Boolean);
      const unknown = scopes.find((scope) => !(knownScopes as readonly string[]).includes(scope));
      if (unknown !== undefined) return paramInvalid("scopes", `there is no scope ${unknown}.`);
      if (callback !== "oob" && !/^https?:$/.test(protocolOf(callback))) {
        return paramInvalid("oauth_callback", "an absolute http(s) URL or oob.");
      }
      const token = addRequestToken(call.world, { consumerKey: call.caller.consumer?.key ?? "", callback, scopes });
      return form({ oauth_token: token.key, oauth_token_secret: token.secret, oauth_callback_confirmed: "true" });
    },
  },
  {
    name: "oauth/access_token",
    brief: "Exchange an authorized Request Token for an Access Token.",
    needs: "requestToken",
    args: [{ name: "oauth_verifier", description: "what the callback or the PIN page gave", required: true }],
    run: ({ world, token, param }) => {
      if (!token.allowed) return unauthorized("The request token has not been authorized.");
      if (param("oauth_verifier") !== token.allowed.verifier) return unauthorized("Invalid verifier.");
      dropRequestToken(world, token.key);
      const { studentId } = token.allowed;
      const access = addAccessToken(world, { consumerKey: token.consumerKey, studentId, scopes: token.scopes });
      return form({ oauth_token: access.key, oauth_token_secret: access.secret });
    },
  },
  {
    name: "oauth/revoke_token",
    brief: "Revoke the Access Token the call is signed with.",
    needs: "accessToken",
    args: [{ name: "deauthorize", description: "true: forget the consent and every token of this application, too" }],
    run: ({ world, token, param }) => {
      const everything = param("deauthorize") === "true";
      const ofBoth = (each: { readonly consumerKey: string; readonly studentId: string }): boolean =>
        each.consumerKey === token.consumerKey && each.studentId === token.studentId;
      if (everything) world.state.grants = world.state.grants.filter((grant) => !ofBoth(grant));
      dropAccessTokens(world, (each) => each.key === token.key || (everything && ofBoth(each)));
      const before = world.tokensRevoked.get(token.studentId) ?? [];
      world.tokensRevoked.set(token.studentId, [...before, world.now()]);
      return answer({ success: true });
    },
  },
];

function form(body: Record<string, string>): Outcome {
  return { ok: true, type: "form", body };
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : "";
}
