import type { FastifyReply } from "fastify";
import type { Fault } from "../faults";

/** The maintenance page, similar to USOS's nightly one: HTML, although a client expects JSON. */
const maintenancePage = `<!DOCTYPE html>
<html lang="pl"><head><meta charset="utf-8"><title>Przerwa techniczna</title></head>
<body><h1>Przerwa techniczna</h1><p>Serwis jest chwilowo niedostępny. / The service is temporarily unavailable.</p></body></html>
`;

/**
 * Answers in place of the method if one of the faults demands it; null if the call may go on.
 *
 * @param signed whether the call has a signature: `unauthorized` affects only signed calls
 */
export function strike(faults: readonly Fault[], reply: FastifyReply, signed: boolean): FastifyReply | null {
  for (const fault of faults) {
    switch (fault.kind) {
      case "maintenance":
        return reply.code(503).type("text/html; charset=utf-8").send(maintenancePage);
      case "spamLock":
        return reply.code(400).send(fault.body ?? { message: "Spam prevention lock is active for this user." });
      case "unauthorized":
        if (signed) return reply.code(401).send({ message: "Unknown, expired or revoked token." });
        break;
      case "garbage":
        return reply.code(200).type("application/json").send('{"why_cannot_order": nul');
      case "reset":
        reply.hijack();
        reply.raw.socket?.resetAndDestroy();
        return reply;
      case "slow":
      case "unknownStatus":
      case "silentAfterOrder":
        break;
    }
  }
  return null;
}
