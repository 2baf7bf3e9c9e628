import type { FastifyInstance, FastifyReply } from "fastify";
import type { Log } from "../../ops/log";

const plainWords: Readonly<Record<number, string>> = {
  400: "The request is not valid JSON.",
  413: "The request is too large.",
  415: "Send JSON, with the content type application/json.",
};

export function refuse(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).send({ error: message });
}

/** Answers errors in plain words. The details go to the log only. */
export function refuseProblems(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return refuse(reply, status, plainWords[status] ?? "The request cannot be understood.");
    log.error({ err: error }, "The chat page could not be answered");
    return refuse(reply, 500, "Something broke on our side. Please try again.");
  });
}
