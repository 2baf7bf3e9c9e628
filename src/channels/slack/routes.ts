import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { RequestListener } from "node:http";
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, onRequestAsyncHookHandler } from "fastify";
import type { Intake } from "../../ops/intake";
import type { Log } from "../../ops/log";
import { admitting } from "../admission";
import { eventsPath, mostBytes } from "./bolt/bolt";
import { isNoEvent } from "./bolt/guard";

export interface RouteOptions {
  readonly log: Log;
  readonly intake: Intake;
  /** Undefined in Socket Mode, in which Slack sends nothing over HTTP. */
  readonly listener: RequestListener | undefined;
  /** The machine's own time, against which signatures are checked, in milliseconds since the epoch. */
  readonly machineClock: () => number;
  /** The directory with the guide's images, as PNG files. */
  readonly guideDir: string;
}

/** The clock skew allowed for timestamps in the future. Bolt itself refuses requests older than five minutes, but none from the future. */
const skewSeconds = 60;

/** The routes that Slack calls and that it fetches images from. */
export function slackRoutes(options: RouteOptions): FastifyPluginAsync {
  return (app) => {
    const { listener } = options;
    if (listener)
      app.register((scope, _, done) => {
        hearEvents(scope, listener, options);
        done();
      });
    showGuide(app, options.guideDir);
    return Promise.resolve();
  };
}

/** Adds the route for Slack's requests. Bolt gets the unchanged body, because the signature covers its bytes. */
function hearEvents(
  app: FastifyInstance,
  listener: RequestListener,
  { log, intake, machineClock }: Pick<RouteOptions, "log" | "intake" | "machineClock">,
): void {
  const refuse = (reply: FastifyReply, status: number, refused: string): FastifyReply => {
    log.warn({ refused }, "slack: a request was refused");
    return reply.code(status).send();
  };
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: mostBytes }, (_, body, done) => done(null, body));
  app.setErrorHandler((error: Error & { statusCode?: number }, _, reply) => {
    const { statusCode: status = 500 } = error;
    if (status < 500) return refuse(reply.header("connection", "close"), status, status === 413 ? "length" : "body");
    log.error({ err: error }, "slack: something could not be taken in");
    return reply.code(503).send();
  });
  const isFromNow: onRequestAsyncHookHandler = async ({ headers: { "x-slack-request-timestamp": at } }, reply) => {
    if (Number(at) <= machineClock() / 1000 + skewSeconds || Number.isNaN(Number(at))) return undefined;
    // The body is not read, so the connection must be closed.
    return refuse(reply.header("connection", "close"), 401, "from the future");
  };
  app.post(eventsPath, {
    onRequest: [admitting(intake, "slack"), isFromNow],
    handler: async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      if (isNoEvent(body, request.headers["content-type"])) return refuse(reply, 400, "no event");
      reply.hijack();
      // Bolt parses the URL again, and would throw on one that only the router accepts.
      listener(Object.assign(request.raw, { rawBody: body, url: eventsPath }), reply.raw);
      return reply;
    },
  });
}

/** Adds the route for the guide's images. Slack fetches each image once and then shows its own copy. */
function showGuide(app: FastifyInstance, guideDir: string): void {
  app.get<{ Params: { file: string } }>("/slack/guide/:file", async ({ params: { file } }, reply) => {
    const picture = /^[\w-]+\.png$/.test(file)
      ? await readFile(join(guideDir, file)).catch(() => undefined)
      : undefined;
    if (!picture) return reply.code(404).send({ error: "There is nothing here." });
    return reply
      .type("image/png")
      .header("cross-origin-resource-policy", "cross-origin")
      .header("cache-control", "public, max-age=86400")
      .send(picture);
  });
}
