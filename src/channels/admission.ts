import type { onRequestHookHandler } from "fastify";
import type { Intake } from "../ops/intake";

/**
 * Lets requests in before anything of them is read, and tells those to come back later that would be acknowledged too late. An answer that takes longer than
 * `withinMs` is counted as late.
 */
export function admitting(intake: Intake, channel: string, withinMs?: number): onRequestHookHandler {
  return (_, reply, done) => {
    const leave = intake.enter(channel, withinMs);
    if (!leave) {
      // The body is not read, so the connection must be closed.
      void reply
        .code(503)
        .headers({ "retry-after": intake.comeBackInSeconds, connection: "close" })
        .send({ error: "try again" });
      return;
    }
    // Bolt answers without Fastify. A connection that breaks has been answered as well.
    reply.raw.once("close", leave);
    done();
  };
}
