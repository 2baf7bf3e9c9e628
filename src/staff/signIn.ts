import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { createVisitLimits, type VisitLimitsDeps } from "../accounts/visitLimits";
import { html, type Html } from "../foundation/html";
import type { Log } from "../ops/log";
import type { Entering } from "./entering";
import type { GuardDeps } from "./guard";
import type { StaffLinks } from "./links";
import { oidcSignIn, type OidcSignInDeps } from "./oidc/signIn";
import { quiet } from "./quiet";
import type { Replies } from "./replies";
import type { Say } from "./say";
import { hashOfSecret } from "./secret";

const param = z.object({ secret: z.string().max(100) });

export interface SignInDeps {
  /** Undefined if there is no helpdesk in Slack. */
  readonly links: StaffLinks | undefined;
  /** Undefined if there is no OIDC provider. */
  readonly oidc: Pick<OidcSignInDeps, "provider" | "attempts" | "attemptCookie" | "publicUrl"> | undefined;
  readonly entering: Entering;
  readonly replies: Replies;
  readonly say: Say;
  readonly log: Log;
  readonly langOf: GuardDeps["langOf"];
  readonly limits: Pick<VisitLimitsDeps, "visits" | "perAddressAMinute" | "trustedProxies">;
}

/** Adds the pages on which staff sign in, and limits how often they are opened. Below `/staff/sign-in`. */
export async function signInPages(app: FastifyInstance, deps: SignInDeps): Promise<void> {
  const { links, oidc, entering, replies, say, log, langOf, limits } = deps;
  const { visits } = limits;
  const linkOf = async (params: unknown) => {
    const { data } = param.safeParse(params);
    const identity = data && (await links?.find(data.secret));
    return data && identity ? { secret: data.secret, identity } : undefined;
  };
  const tooMany = await createVisitLimits(app, {
    ...limits,
    // These visits are counted apart from those of students.
    visits: { count: (key, windowMs) => visits.count(`staff:${key}`, windowMs) },
    log,
    chatOf: async ({ params }) => {
      const found = await linkOf(params);
      return found && { link: hashOfSecret(found.secret), chat: found.identity.id };
    },
  });
  app.addHook("onRequest", async (request, reply) => {
    const seconds = await tooMany(request);
    if (seconds === undefined) return undefined;
    return replies.refuse(
      reply.header("retry-after", seconds),
      429,
      langOf(request.headers["accept-language"]),
      "tooMany",
    );
  });

  app.get("/", quiet, ({ headers }, reply) => {
    const lang = langOf(headers["accept-language"]);
    const ways: readonly (Html | undefined)[] = [
      oidc && html`<p><a class="button" href="/staff/sign-in/oidc">${say("signIn.byOidc", lang)}</a></p>`,
      links && html`<p>${say("signIn.bySlack", lang)}</p>`,
    ];
    return replies.send(reply, lang, { title: say("signIn.title", lang), body: html`${ways}` });
  });

  if (oidc) oidcSignIn(app, { ...deps, ...oidc });
  if (!links) return;
  app.get("/link/:secret", quiet, async (request, reply) => {
    const found = await linkOf(request.params);
    if (!found) return replies.refuse(reply, 410, langOf(request.headers["accept-language"]), "dead");
    const { name, lang } = found.identity;
    const body = html`<p>${say("signIn.as", lang, { name })}</p>
      <form method="post"><button>${say("signIn.button", lang)}</button></form>`;
    return replies.send(reply, lang, { title: say("signIn.title", lang), body });
  });

  app.post("/link/:secret", async (request, reply) => {
    const found = await linkOf(request.params);
    const dead = () => replies.refuse(reply, 410, langOf(request.headers["accept-language"]), "dead");
    if (!found) return dead();
    const may = await entering.may(found.identity);
    if (may !== "welcome") return replies.refuse(reply, may === "unknown" ? 503 : 403, found.identity.lang, may);
    const identity = await links.take(found.secret);
    if (!identity) return dead();
    await entering.enter(request, reply, identity);
    return reply;
  });
}
