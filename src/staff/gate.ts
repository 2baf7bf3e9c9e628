import type { Lang } from "../../dialogs/kit/text";
import { plainName } from "../foundation/plainName";
import type { StaffIdentity } from "./identity";
import type { StaffMember, StaffRole } from "./port";
import { roleOf, type RoleLists } from "./roles";

export type Standing =
  | { readonly ok: true; readonly member: StaffMember; readonly lang: Lang }
  /** `unknown`: Slack currently gives no answer, and the person is not admitted. */
  | { readonly ok: false; readonly why: "stranger" | "unknown" };

/** Decides what somebody who has signed in may do now. */
export interface StaffGate {
  check(identity: StaffIdentity): Promise<Standing>;
}

/** Tells whether somebody is still on the helpdesk's staff; Slack's answers are cached only for seconds. */
export type CheckHelpdesk = (who: {
  readonly team: string;
  readonly user: string;
}) => Promise<
  | { readonly ok: true; readonly member: { readonly name: string; readonly lang: Lang } }
  | { readonly ok: false; readonly why: "stranger" | "unknown" }
>;

export interface StaffGateDeps {
  readonly roles: RoleLists;
  /** Undefined if there is no helpdesk in Slack; then nobody can come from there. */
  readonly helpdesk: CheckHelpdesk | undefined;
  /** The role of members of the helpdesk who are on no list. */
  readonly unlistedHelpdesk: StaffRole;
}

/**
 * The lists and the helpdesk's membership are looked at for every request, so that somebody who left loses access although their
 * session goes on.
 */
export function createStaffGate({ roles, helpdesk, unlistedHelpdesk }: StaffGateDeps): StaffGate {
  const stranger = { ok: false, why: "stranger" } as const;
  return {
    async check({ id, name, lang, email }) {
      const [place, ...rest] = id.split(":");
      if (place === "slack") {
        const [team = "", user = ""] = rest;
        const checked = (await helpdesk?.({ team, user })) ?? stranger;
        if (!checked.ok) return { ok: false, why: checked.why };
        const role = roleOf(roles, [`slack:${user}`]) ?? unlistedHelpdesk;
        return { ok: true, member: { id, name: plainName(checked.member.name), role }, lang: checked.member.lang };
      }
      const role = roleOf(roles, [`sub:${rest.join(":")}`, ...(email === null ? [] : [email])]);
      return role === undefined ? stranger : { ok: true, member: { id, name, role }, lang };
    },
  };
}
