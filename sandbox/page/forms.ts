import type { FastifyInstance, FastifyRequest } from "fastify";

/** Bodies of this scope: a form, as text; nothing else is accepted, whatever the surrounding server accepts. */
export function acceptForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_, body, done) => {
    done(null, body);
  });
}

/** The fields of a posted form. */
export function formOf(request: FastifyRequest): URLSearchParams {
  return new URLSearchParams(typeof request.body === "string" ? request.body : "");
}

/**
 * Refuses POSTs that another site's page sends through the visitor's browser. Browsers name the origin on every POST;
 * a program that is no browser names none and is let through.
 */
export function sameOriginOnly(scope: FastifyInstance): void {
  scope.addHook("onRequest", (request, reply, done) => {
    const { origin, host } = request.headers;
    if (request.method !== "POST" || origin === undefined || hostOf(origin) === host) done();
    else void reply.code(403).send({ message: "This page accepts forms from itself only." });
  });
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
