import type { FastifyReply, FastifyRequest } from "fastify";
import type { Lang } from "../../dialogs/kit/text";
import { isSameOrigin } from "../foundation/sameOrigin";
import type { Refusals } from "../helpdesk/refusals";
import type { Cookie } from "./cookies";
import type { StaffGate } from "./gate";
import type { StaffMember, StaffRole } from "./port";
import type { Replies } from "./replies";
import { includes } from "./roles";
import type { Sessions } from "./sessions";

export interface GuardDeps {
  readonly cookie: Cookie;
  readonly sessions: Sessions;
  readonly gate: StaffGate;
  readonly refusals: Pick<Refusals, "note">;
  readonly replies: Replies;
  /** Guesses the language of somebody who is not signed in. */
  readonly langOf: (acceptLanguage: string | undefined) => Lang;
}

export interface Admitted {
  readonly member: StaffMember;
  readonly lang: Lang;
}

/** Lets a request through if who sent it is signed in and has the role; otherwise it has replied. */
export type Guard = (
  request: FastifyRequest,
  reply: FastifyReply,
  needs: StaffRole,
  path: string,
) => Promise<Admitted | undefined>;

export function createGuard({ cookie, sessions, gate, refusals, replies, langOf }: GuardDeps): Guard {
  return async (request, reply, needs, path) => {
    const secret = cookie.read(request);
    const identity = secret === undefined ? undefined : await sessions.find(secret);
    if (secret === undefined || !identity) {
      const lang = langOf(request.headers["accept-language"]);
      // Somebody who was typing for long must learn that nothing was saved.
      if (request.method === "GET") reply.redirect("/staff/sign-in", 303);
      else replies.refuse(reply, 401, lang, "over");
      return undefined;
    }
    const standing = await gate.check(identity);
    if (!standing.ok) {
      await refusals.note(identity.id, standing.why === "unknown" ? "unverified" : "refused", "staffPages");
      if (standing.why === "unknown") replies.refuse(reply, 503, identity.lang, "unknown");
      else {
        await sessions.end(secret);
        cookie.clear(reply);
        replies.refuse(reply, 403, identity.lang, "stranger");
      }
      return undefined;
    }
    const { member, lang } = standing;
    if (!includes(member.role, needs)) {
      replies.refuse(reply, 403, lang, `needs.${needs}`, { member, path });
      return undefined;
    }
    return { member, lang };
  };
}

/** Whether a request may change something: browsers send it from our own pages only. */
export const isOurs = (request: FastifyRequest): boolean =>
  request.method === "GET" || request.method === "HEAD" || isSameOrigin(request);
