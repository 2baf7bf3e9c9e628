import { z } from "zod";
import { languages } from "../../dialogs/kit/text";

/** A member of the staff, according to the place where they signed in. Their permissions are decided anew at every request. */
export const identitySchema = z.object({
  /** `slack:TEAM:USER` or `oidc:SUBJECT`. */
  id: z.string(),
  name: z.string(),
  lang: z.enum(languages),
  /** Null for members of the helpdesk, and when the provider has not verified the address. */
  email: z.string().nullable(),
  /** The OIDC provider at which they signed in: another one may have given the same subject or address to somebody else. */
  issuer: z.string().exactOptional(),
});
export type StaffIdentity = z.infer<typeof identitySchema>;
