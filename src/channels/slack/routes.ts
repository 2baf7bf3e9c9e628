import type { FastifyPluginAsync } from "fastify";
import type { RequestListener } from "node:http";
import type { Log } from "../../ops/log";
import { eventsPath, mostBytes } from "./bolt/bolt";

export interface RouteOptions {
  readonly log: Log;
  readonly listener: RequestListener | undefined;
  /** This machine's own time, which signatures are compared with. Milliseconds since the epoch. */
  readonly machineClock: () => number;
}

/** Clocks of two machines differ. Bolt itself refuses what is older than five minutes, and nothing from the future. */
const skewSeconds = 60;

/** Where Slack calls us. What passes here goes to Bolt as it came, its body unread, for the signature is over its bytes. */
export function slackRoutes({ log, listener, machineClock }: RouteOptions): FastifyPluginAsync {
  return (app) => {
    if (!listener) return Promise.resolve();
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
    return Promise.resolve();
  };
}
