import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { RequestListener } from "node:http";
import type { FastifyInstance, FastifyPluginAsync } from "fastify";
import type { Log } from "../../ops/log";
import { eventsPath, mostBytes } from "./bolt/bolt";

export interface RouteOptions {
  readonly log: Log;
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
    if (options.listener) hearEvents(app, options.listener, options);
    showGuide(app, options.guideDir);
    return Promise.resolve();
  };
}

/** Adds the route for Slack's requests. They are passed to Bolt with the body unread, because the signature covers its bytes. */
function hearEvents(
  app: FastifyInstance,
  listener: RequestListener,
  { log, machineClock }: Pick<RouteOptions, "log" | "machineClock">,
): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_, __, done) => done(null));
  app.post(eventsPath, async (request, reply) => {
    const { "content-length": length, "x-slack-request-timestamp": at } = request.headers;
    const isTooLong = Number(length) > mostBytes;
    if (isTooLong || Number(at) > machineClock() / 1000 + skewSeconds) {
      log.warn({ refused: isTooLong ? "length" : "from the future" }, "slack: a request was refused");
      // The body is not read, so the connection must be closed.
      return reply
        .code(isTooLong ? 413 : 401)
        .header("connection", "close")
        .send();
    }
    reply.hijack();
    listener(request.raw, reply.raw);
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
      .header("x-content-type-options", "nosniff")
      .header("cross-origin-resource-policy", "cross-origin")
      .header("cache-control", "public, max-age=86400")
      .send(picture);
  });
}
