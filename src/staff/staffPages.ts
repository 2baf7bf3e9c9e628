import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { formType, parseForm } from "../foundation/formBody";
import { html } from "../foundation/html";
import { createCookie } from "./cookies";
import { createEntering, type EnteringDeps } from "./entering";
import { createFrame, labelOf, visibleTo } from "./frame";
import { createGuard, isOurs, type Admitted, type GuardDeps } from "./guard";
import type { StaffRoute, StaffSection } from "./port";
import { createReplies } from "./replies";
import { createSessions } from "./sessions";
import { createAttempts } from "./oidc/attempts";
import type { OidcProvider } from "./oidc/provider";
import { quiet } from "./quiet";
import { signInPages, type SignInDeps } from "./signIn";
import type { Store } from "../store/port";
import { style } from "./style";

const daySeconds = 24 * 3600;
/** Long texts in several languages fit into one form. */
const mostBytes = 256 * 1024;

export interface StaffPagesDeps
  extends
    Pick<GuardDeps, "gate" | "langOf">,
    Pick<EnteringDeps, "audit" | "refusals">,
    Pick<SignInDeps, "links" | "limits" | "say" | "log"> {
  readonly sections: readonly StaffSection[];
  readonly store: Store;
  readonly clock: () => number;
  /** Undefined if nobody signs in at an OIDC provider. */
  readonly provider: OidcProvider | undefined;
  readonly publicUrl: () => string;
}

export interface StaffPages {
  /** Adds everything below `/staff`. */
  register(server: FastifyInstance): void;
}

/** The pages for staff: sign-in, a start page, and the sections in one frame. */
export function createStaffPages(deps: StaffPagesDeps): StaffPages {
  const { sections, say, log, langOf } = deps;
  const sessions = createSessions({ ...deps, issuer: deps.provider?.issuer });
  const isHttps = (): boolean => deps.publicUrl().startsWith("https:");
  const cookie = createCookie("legitka_staff", isHttps);
  const frame = createFrame(sections, say);
  const replies = createReplies(frame, say);
  const guard = createGuard({ ...deps, sessions, cookie, replies });
  const entering = createEntering({ ...deps, sessions, cookie });

  const oidc = deps.provider && {
    provider: deps.provider,
    attempts: createAttempts(deps),
    attemptCookie: createCookie("legitka_staff_oidc", isHttps),
    publicUrl: deps.publicUrl,
  };

  const start: StaffRoute = {
    method: "GET",
    path: "/",
    needs: "viewer",
    handle: ({ member, lang }) => {
      const links = visibleTo(sections, member).map(
        ({ link }) => html`<li><a href="/staff${link.path}">${labelOf(link, lang)}</a></li>`,
      );
      const body = html`<p>${say("start.role", lang, { name: member.name, role: say(`role.${member.role}`, lang) })}</p>
        <ul>
          ${links}
        </ul>`;
      return Promise.resolve({ title: say("start.title", lang), body });
    },
  };

  function addRoute(app: FastifyInstance, { method, path, needs, handle }: StaffRoute): void {
    const admitted = new WeakMap<FastifyRequest, Admitted>();
    app.route({
      method,
      url: path,
      ...quiet,
      // The sender is known before anything they sent is read.
      onRequest: async (request, reply) => {
        const it = await guard(request, reply, needs, path);
        if (!it) return reply;
        admitted.set(request, it);
        return undefined;
      },
      handler: async (request, reply) => {
        const it = admitted.get(request);
        if (!it) return reply;
        const content = await handle({ ...it, request, reply });
        return content ? replies.send(reply, it.lang, content, { member: it.member, path }) : reply;
      },
    });
  }

  function addAll(app: FastifyInstance): void {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(formType, { parseAs: "string", bodyLimit: mostBytes }, parseForm);
    app.addHook("onRequest", async (request, reply) =>
      isOurs(request) ? undefined : replies.refuse(reply, 403, langOf(request.headers["accept-language"]), "notOurs"),
    );
    app.setErrorHandler((cause: Error & { statusCode?: number }, { headers }, reply) => {
      // A page reads what it was sent with a schema; what is stored is read elsewhere, and has faults of its own.
      const status = cause instanceof z.ZodError ? 400 : (cause.statusCode ?? 500);
      if (status >= 500) log.error({ err: cause }, "a staff page failed");
      return replies.refuse(reply, status, langOf(headers["accept-language"]), status < 500 ? "request" : "failed");
    });
    app.setNotFoundHandler(({ headers }, reply) =>
      replies.refuse(reply, 404, langOf(headers["accept-language"]), "nothing"),
    );
    app.get("/style.css", quiet, (_, reply) =>
      reply.type("text/css; charset=utf-8").header("cache-control", `public, max-age=${daySeconds}`).send(style),
    );
    app.register((scope) => signInPages(scope, { ...deps, oidc, entering, replies }), { prefix: "/sign-in" });
    app.post("/sign-out", async (request, reply) => {
      const secret = cookie.read(request);
      if (secret !== undefined) await sessions.end(secret);
      cookie.clear(reply);
      return reply.redirect("/staff/sign-in", 303);
    });
    for (const it of [start, ...sections.flatMap(({ routes }) => routes)]) addRoute(app, it);
  }

  return {
    register(server) {
      server.register(
        (scope, _, done) => {
          addAll(scope);
          done();
        },
        { prefix: "/staff" },
      );
    },
  };
}
