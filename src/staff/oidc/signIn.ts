import type { FastifyInstance } from "fastify";
import { sameHash } from "../../accounts/ceremony";
import { html } from "../../foundation/html";
import { plainName } from "../../foundation/plainName";
import type { Log } from "../../ops/log";
import type { Cookie } from "../cookies";
import type { Entering } from "../entering";
import type { GuardDeps } from "../guard";
import type { Replies } from "../replies";
import { quiet } from "../quiet";
import type { Say } from "../say";
import { attemptMs, proofsOf, type Attempts } from "./attempts";
import type { OidcProvider } from "./provider";

export interface OidcSignInDeps {
  readonly provider: OidcProvider;
  readonly attempts: Attempts;
  /** Keeps the secret of an attempt in the browser. */
  readonly attemptCookie: Cookie;
  readonly entering: Entering;
  readonly replies: Replies;
  readonly say: Say;
  readonly log: Log;
  readonly langOf: GuardDeps["langOf"];
  readonly publicUrl: () => string;
}

/** Adds the way to the provider and the way back, below `/staff/sign-in`. */
export function oidcSignIn(app: FastifyInstance, deps: OidcSignInDeps): void {
  const { provider, attempts, attemptCookie, entering, replies, say, log, langOf, publicUrl } = deps;
  // The address that people see and the provider knows, whatever the request says about the host.
  const backUrl = (): string => `${publicUrl()}/staff/sign-in/oidc/back`;

  app.get("/oidc", quiet, async ({ headers }, reply) => {
    const secret = await attempts.begin();
    const url = await provider.authorizationUrl(proofsOf(secret), backUrl()).catch((cause: unknown) => {
      log.error(causesOf(cause), "the OIDC provider cannot be used");
      return undefined;
    });
    if (url === undefined) return replies.refuse(reply, 503, langOf(headers["accept-language"]), "oidcDown");
    attemptCookie.set(reply, secret, attemptMs / 1_000);
    return reply.redirect(url, 303);
  });

  app.get("/oidc/back", quiet, async (request, reply) => {
    const lang = langOf(request.headers["accept-language"]);
    const secret = attemptCookie.read(request) ?? "";
    const { search, searchParams } = new URL(request.url, backUrl());
    // An answer that somebody else has begun does not disturb a sign-in that is under way in this browser.
    if (!sameHash(searchParams.get("state") ?? "", proofsOf(secret).state) || !(await attempts.take(secret)))
      return replies.refuse(reply, 410, lang, "oidcDead");
    attemptCookie.clear(reply);
    if (searchParams.get("error") === "access_denied") return replies.refuse(reply, 403, lang, "oidcDenied");
    const person = await provider.redeem(new URL(`${backUrl()}${search}`), proofsOf(secret)).catch((cause: unknown) => {
      log.error(causesOf(cause), "a sign-in at the OIDC provider failed");
      return undefined;
    });
    if (!person) return replies.refuse(reply, 502, lang, "oidcFailed");
    const { subject, email } = person;
    const identity = {
      id: `oidc:${subject}`,
      name: plainName(person.name ?? subject),
      lang,
      email,
      issuer: provider.issuer,
    };
    if ((await entering.may(identity)) !== "welcome") {
      const body = html`<p>${say("refused.unlisted", lang)}</p>
        <p><code>sub:${subject}</code></p>`;
      return replies.send(reply.code(403), lang, { title: say("refused.title", lang), body });
    }
    await entering.enter(request, reply, identity);
    return reply;
  });
}

/** The causes of a failure for the log. The library's errors also carry tokens and whole answers, which must not get there. */
function causesOf(cause: unknown): { readonly why: string } {
  const causes: string[] = [];
  for (let it = cause; it instanceof Error && causes.length < 5; it = it.cause)
    causes.push("code" in it ? `${it.message} (${String(it.code)})` : it.message);
  return { why: causes.join(" < ") };
}
