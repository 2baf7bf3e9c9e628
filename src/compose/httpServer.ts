import { createServer, type Server } from "node:http";
import Fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import { page, pagePolicy } from "../foundation/page";
import { html } from "../foundation/html";
import type { Log } from "../ops/log";
import type { Catalog } from "../conversation/catalog";
import { languages, t, type Lang } from "../../dialogs/kit/text";
import { answerHeaders } from "./answerHeaders";
import { answerClientError } from "./clientError";

export interface HttpServer {
  readonly server: FastifyInstance;
  /** The method and address pattern of every route, such as «POST /api/messages»; complete once the server is ready. */
  readonly routes: readonly string[];
  /** Lets the waiting requests in; the server must be ready. */
  readonly acceptRequests: () => void;
  /** Makes `/readyz` say that the process accepts no new work. */
  readonly announceStop: () => void;
  readonly isStopping: () => boolean;
}

/**
 * How long an idle connection is kept open, in milliseconds: longer than proxies keep theirs (Caddy 2 min; load balancers and
 * ingress-nginx 1 min). The proxy must be the one to close a connection: if we close it while the proxy is sending a POST, the
 * chat system gets a 502 and the message is lost.
 */
const idleMs = 130_000;

export interface HttpServerOptions {
  /** Whether people reach this server over https. */
  readonly isHttps?: boolean;
}

/**
 * Creates the server that all routes are added to: on an HTTP server that is already listening, or with its own, which is not
 * listening yet.
 */
export function createHttpServer(
  listening: Server | undefined,
  catalog: Catalog,
  log: Pick<Log, "error">,
  { isHttps = false }: HttpServerOptions = {},
): HttpServer {
  // Handles URLs that the router itself rejects. From a chat, such a URL can only be a broken sign-in link.
  const frameworkErrors = (_: unknown, __: unknown, reply: FastifyReply): void => {
    const say = (name: string): string => catalog.say(t(`linkPage.${name}`), "pl");
    void reply
      .code(400)
      .type("text/html; charset=utf-8")
      .header("content-security-policy", pagePolicy())
      .send(page("pl", say("title"), html`<p>${say("dead")}</p>`));
  };
  const headers = answerHeaders(isHttps);
  const eachHeader = Object.entries(headers);
  const http = listening ?? createServer();
  http.keepAliveTimeout = idleMs;
  let acceptRequests = (): void => undefined;
  // HAZARD: a request that reaches Fastify before it is ready ends the process. After a restart requests arrive at once, so they
  // wait until `acceptRequests` is called.
  const started = listening ? new Promise<void>((resolve) => (acceptRequests = resolve)) : Promise.resolve();
  const server: FastifyInstance = Fastify({
    bodyLimit: 64 * 1024,
    forceCloseConnections: true,
    frameworkErrors,
    clientErrorHandler: answerClientError(headers),
    serverFactory: (handle) =>
      http.on("request", (request, response) => {
        // The headers are set before anybody else gets the response, because Bolt, event streams and failures before routing
        // answer without Fastify's hooks. A header that an answer sets itself replaces the one set here.
        for (const [name, value] of eachHeader) response.setHeader(name, value);
        started
          .then(() => handle(request, response))
          .catch((err: unknown) => {
            log.error({ err }, "a request could not be answered");
            if (!response.headersSent) response.writeHead(500);
            response.end();
          });
      }),
  });
  // Channels and pages have their own error handlers, which use their users' language.
  server.setErrorHandler((error: Error & { statusCode?: number }, _, reply) => {
    const { statusCode: status = 500 } = error;
    if (status >= 500) log.error({ err: error }, "a request could not be answered");
    return reply
      .code(status)
      .send({ error: status < 500 ? "The request cannot be understood." : "Something broke on our side." });
  });
  const routes: string[] = [];
  server.addHook("onRoute", ({ method, url }) => {
    for (const it of [method].flat()) routes.push(`${it} ${url}`);
  });
  let stopping = false;
  return {
    server,
    routes,
    acceptRequests: () => acceptRequests(),
    announceStop: () => (stopping = true),
    isStopping: () => stopping,
  };
}

/**
 * A browser's language from its `Accept-Language` header. Browsers list languages in order of preference, so the weights need
 * not be read.
 */
export const langOf = (accept = ""): Lang =>
  accept
    .split(",")
    .map((it) => it.trim().slice(0, 2).toLowerCase())
    .flatMap((it) => languages.filter((lang) => lang === it))[0] ?? "pl";
