import type { FastifyReply, FastifyRequest } from "fastify";
import type { Audit } from "../helpdesk/audit";
import type { Refusals } from "../helpdesk/refusals";
import type { Cookie } from "./cookies";
import type { StaffGate } from "./gate";
import type { StaffIdentity } from "./identity";
import { hashOfSecret } from "./secret";
import { sessionMs, type Sessions } from "./sessions";

export interface EnteringDeps {
  readonly cookie: Cookie;
  readonly sessions: Sessions;
  readonly gate: StaffGate;
  readonly audit: Pick<Audit, "note">;
  readonly refusals: Pick<Refusals, "note">;
}

/** The last step of every way to sign in. */
export interface Entering {
  /** Whether somebody may come in now; a refusal is recorded. */
  may(identity: StaffIdentity): Promise<"welcome" | "stranger" | "unknown">;
  /** Begins a session in this browser. One that it had before ends, so that nobody can prepare a browser with a session they know. */
  enter(request: FastifyRequest, reply: FastifyReply, identity: StaffIdentity): Promise<void>;
}

export function createEntering({ cookie, sessions, gate, audit, refusals }: EnteringDeps): Entering {
  return {
    async may(identity) {
      const standing = await gate.check(identity);
      if (standing.ok) return "welcome";
      await refusals.note(identity.id, standing.why === "unknown" ? "unverified" : "refused", "staffSignIn");
      return standing.why;
    },
    async enter(request, reply, identity) {
      const before = cookie.read(request);
      const secret = await sessions.begin(identity);
      const { id, name } = identity;
      const noted = { by: { id, name }, what: "staffSignIn", about: null, ticket: null, reason: null, outcome: "done" };
      await audit.note(noted, `staffSignIn:${hashOfSecret(secret)}`);
      if (before !== undefined) await sessions.end(before);
      cookie.set(reply, secret, sessionMs / 1_000);
      reply.redirect("/staff", 303);
    },
  };
}
