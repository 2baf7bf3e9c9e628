import type { FastifyInstance, FastifyRequest } from "fastify";

/** Accepts form bodies, as text, in this scope and nothing else, whatever the surrounding server accepts. */
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
 * Refuses requests that a foreign page sends through the visitor's browser. Its domain may point at this machine (DNS rebinding),
 * so pages answer only to loopback names. Requests that change something must have this very page as their `Origin`, which
 * browsers send with every POST.
 */
export function sameOriginOnly(scope: FastifyInstance): void {
  scope.addHook("onRequest", (request, reply, done) => {
    const { origin, host = "" } = request.headers;
    const isReading = request.method === "GET" || request.method === "HEAD";
    if (isLoopback(host) && (isReading || origin === `http://${host}`)) done();
    else
      void reply
        .code(403)
        .send({ message: "This page answers on its own machine, and accepts forms from itself only." });
  });
}

const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d{1,5})?$/i.test(host);
