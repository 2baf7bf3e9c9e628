import type { Server } from "node:http";
import Fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import { page } from "../accounts/page";
import { html } from "../foundation/html";
import type { Catalog } from "../conversation/catalog";
import { languages, t, type Lang } from "../../dialogs/kit/text";

export interface HttpServer {
  readonly server: FastifyInstance;
  /** Lets in who waits at the door; the server must be ready. */
  readonly acceptRequests: () => void;
}

/**
 * How long an idle connection is kept, in milliseconds: longer than proxies keep theirs (Caddy 2 min, load balancers and
 * ingress-nginx 1 min). Whoever ends one first must be the proxy: a POST that it sends just then is lost to the chat as a 502.
 */
const idleMs = 130_000;

/** The server all routes are added to: on one that listens already, or on one of its own, not yet listening. */
export function createHttpServer(http: Server | undefined, catalog: Catalog): HttpServer {
  // An address the router itself gives up on: from a chat it can only be a torn sign-in link.
  const frameworkErrors = (_: unknown, __: unknown, reply: FastifyReply): void => {
    const say = (name: string): string => catalog.say(t(`linkPage.${name}`), "pl");
    void reply
      .code(400)
      .type("text/html; charset=utf-8")
      .send(page("pl", say("title"), html`<p>${say("dead")}</p>`));
  };
  if (http) http.keepAliveTimeout = idleMs;
  const common = { bodyLimit: 64 * 1024, keepAliveTimeout: idleMs, forceCloseConnections: true, frameworkErrors };
  let acceptRequests = (): void => undefined;
  const started = new Promise<void>((resolve) => (acceptRequests = resolve));
  const server: FastifyInstance = http
    ? Fastify({
        ...common,
        // HAZARD: a request that reaches Fastify before it is ready ends the process. After a restart people are at the
        // door at once, so they wait until `hear`.
        serverFactory: (handle) =>
          http.on("request", (request, response) => void started.then(() => handle(request, response))),
      })
    : Fastify(common);
  return { server, acceptRequests: () => acceptRequests() };
}

/** A browser's language by its `Accept-Language`: browsers list what they prefer first; their weights say the same again. */
export const langOf = (accept = ""): Lang =>
  accept
    .split(",")
    .map((it) => it.trim().slice(0, 2).toLowerCase())
    .flatMap((it) => languages.filter((lang) => lang === it))[0] ?? "pl";
