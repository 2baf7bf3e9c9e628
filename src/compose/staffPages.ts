import { createVisits } from "../accounts/visits";
import { t } from "../../dialogs/kit/text";
import type { StaffConfig } from "../config/staff";
import { createRefusals, refusalQueue } from "../helpdesk/refusals";
import { createStaffGate, type CheckHelpdesk } from "../staff/gate";
import { createStaffLinks, type StaffLinks } from "../staff/links";
import { createOidcProvider } from "../staff/oidc/provider";
import type { StaffRole, StaffSection } from "../staff/port";
import type { SignInDeps } from "../staff/signIn";
import { createStaffPages } from "../staff/staffPages";
import type { Core } from "./core";
import { langOf } from "./httpServer";
import type { Work } from "./workers";

export interface StaffPagesDeps {
  readonly staff: StaffConfig;
  readonly limits?: Partial<SignInDeps["limits"]> | undefined;
  /** Sends requests to the OIDC provider; by default Node's own. */
  readonly fetch?: typeof globalThis.fetch;
  /** The role of members of the helpdesk who are on no list. */
  readonly unlistedHelpdesk: StaffRole;
}

export interface StaffSignIn {
  /** Creates a one-time link, which the helpdesk in Slack hands out. */
  readonly link: StaffLinks["ask"];
  /** Serves the pages, if there is a way to sign in. Must be called before the server is ready. */
  serve(sections: readonly StaffSection[], checkHelpdesk: CheckHelpdesk | undefined): readonly Work[];
}

/** The pages for staff: what they share. The pages themselves are sections, which `assemble` lists. */
export function openStaffPages(
  core: Core,
  { staff, limits, unlistedHelpdesk, fetch = globalThis.fetch }: StaffPagesDeps,
): StaffSignIn {
  const { store, clock, log, catalog, publicUrl, audit } = core;
  const counted = { visits: createVisits(clock), perAddressAMinute: 600, trustedProxies: [], ...limits };
  const refusals = createRefusals({ store, audit, clock });
  const links = createStaffLinks({ store, audit, clock, publicUrl, visits: counted.visits });
  return {
    link: (who, event) => links.ask(who, event),
    serve(sections, checkHelpdesk) {
      if (!checkHelpdesk && !staff.oidc) return [];
      createStaffPages({
        sections,
        store,
        clock,
        log,
        audit,
        refusals,
        langOf,
        links: checkHelpdesk && links,
        provider: staff.oidc && createOidcProvider({ ...staff.oidc, clock, fetch }),
        publicUrl,
        gate: createStaffGate({ roles: staff.roles, helpdesk: checkHelpdesk, unlistedHelpdesk }),
        limits: counted,
        say: (key, lang, values) => catalog.say(t(`staff.${key}`, values), lang),
      }).register(core.server);
      // A helpdesk does this work itself.
      return checkHelpdesk ? [] : [{ queue: refusalQueue, concurrency: 2, handle: refusals.perform }];
    },
  };
}
