import type { StaffRole } from "./port";

const inOrder: readonly StaffRole[] = ["viewer", "editor", "publisher"];

/** Whether a role includes what another one may do. */
export const includes = (role: StaffRole, needed: StaffRole): boolean =>
  inOrder.indexOf(role) >= inOrder.indexOf(needed);

/**
 * The people who were given each role: `slack:U…` for a member of the helpdesk, `sub:…` or an e-mail address in lower case for
 * somebody at the OIDC provider.
 */
export type RoleLists = Readonly<Record<StaffRole, readonly string[]>>;

/** The highest role that one of somebody's names is listed for. */
export const roleOf = (lists: RoleLists, names: readonly string[]): StaffRole | undefined =>
  inOrder.findLast((role) => names.some((name) => lists[role].includes(name)));
