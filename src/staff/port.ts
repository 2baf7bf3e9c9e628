import type { FastifyReply, FastifyRequest } from "fastify";
import type { Lang } from "../../dialogs/kit/text";
import type { Html } from "../foundation/html";

/** The rights of a member of the staff on the staff pages: look, change texts, and make changes visible to students. */
export type StaffRole = "viewer" | "editor" | "publisher";

/** A member of the staff who is signed in to the staff pages. */
export interface StaffMember {
  /** Where they signed in and as whom, as in `slack:T1:U1` or `oidc:SUBJECT`; it is what the audit log records. */
  readonly id: string;
  readonly name: string;
  /** Each role includes the ones before it: a publisher may edit, and everybody may look. */
  readonly role: StaffRole;
}

/** One request of a member of the staff whose role is sufficient. */
export interface StaffRequest {
  readonly member: StaffMember;
  /** The language in which the page is shown to them. */
  readonly lang: Lang;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** A page's answer: its content, which is put into the frame that all staff pages share; or undefined if it has replied itself. */
export interface StaffContent {
  readonly title: string;
  readonly body: Html;
  /** Paths of style sheets and of modules on this server that the page needs besides the frame's. */
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  /** A page that shows things side by side may use the whole width. */
  readonly isWide?: boolean;
}

export interface StaffRoute {
  readonly method: "GET" | "POST";
  /** Below `/staff`, as in `/texts/:key`. */
  readonly path: string;
  readonly needs: StaffRole;
  readonly handle: (request: StaffRequest) => Promise<StaffContent | undefined>;
}

/** Some pages with a place in the navigation. */
export interface StaffSection {
  /** The navigation's label and the first page's path below `/staff`. The link is shown to everybody who may open that page. */
  readonly link: { readonly label: string | ((lang: Lang) => string); readonly path: string };
  readonly routes: readonly StaffRoute[];
}
