import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { RequestListener } from "node:http";
import type { FastifyInstance, FastifyPluginAsync } from "fastify";
import type { Log } from "../../ops/log";
import { eventsPath, mostBytes } from "./bolt/bolt";

export interface RouteOptions {
  readonly log: Log;
  /** Undefined in Socket Mode: then nothing is brought here. */
  readonly listener: RequestListener | undefined;
  /** This machine's own time, which signatures are compared with. Milliseconds since the epoch. */
  readonly machineClock: () => number;
  /** Where the drawings of the guide are, as PNG files. */
  readonly guideDir: string;
}

/** Clocks of two machines differ. Bolt itself refuses what is older than five minutes, and nothing from the future. */
const skewSeconds = 60;

/** Where Slack calls us, and what it fetches. */
export function slackRoutes(options: RouteOptions): FastifyPluginAsync {
  return (app) => {
    if (options.listener) hearEvents(app, options.listener, options);
    showGuide(app, options.guideDir);
    return Promise.resolve();
  };
}

/** What passes here goes to Bolt as it came, its body unread, for the signature is over its bytes. */
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
      // What is not read ends the connection.
      return reply
        .code(isTooLong ? 413 : 401)
        .header("connection", "close")
        .send();
    }
    reply.hijack();
    listener(request.raw, reply.raw);
  });
}

/** Slack fetches each drawing once and shows its own copy. */
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
