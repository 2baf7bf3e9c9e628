import { z } from "zod";
import { asciiLower } from "../foundation/asciiLower";

const person = /^(slack:[UW][A-Z0-9]+|sub:\S+|[^\s@:]+@[^\s@]+)$/;

const people = z
  .string()
  .transform((it) => it.split(",").map((one) => one.trim()))
  .refine(
    (all) => all.every((one) => person.test(one)),
    "each is slack:U… (a member of the helpdesk), or sub:… or an e-mail address (at the OIDC provider), with commas between them",
  )
  // E-mail addresses are compared in lower case; a subject is compared as it is.
  .transform((all) => all.map((one) => (/^(slack|sub):/.test(one) ? one : asciiLower(one))));

/** The environment variables for the pages of staff. */
export const staffEnvironment = {
  STAFF_OIDC_ISSUER: z
    .url({ protocol: /^https$/, error: "the provider's issuer, an https address, e.g. https://login.uni.opole.pl" })
    .optional(),
  STAFF_OIDC_CLIENT_ID: z.string().optional(),
  STAFF_OIDC_CLIENT_SECRET: z.string().optional(),
  STAFF_VIEWERS: people.optional(),
  STAFF_EDITORS: people.optional(),
  STAFF_PUBLISHERS: people.optional(),
};

export interface StaffConfig {
  /** The people with each role: `slack:U…`, `sub:…`, or an e-mail address in lower case. */
  readonly roles: Readonly<Record<"viewer" | "editor" | "publisher", readonly string[]>>;
  /** Undefined if nobody signs in at an OIDC provider. */
  readonly oidc?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings for the pages of staff. Inconsistent settings are added to `problems` with their fix. */
export function staffConfig(env: Environment, problems: string[]): StaffConfig {
  // Invalid values are reported where the whole environment is validated.
  const read = z.object(staffEnvironment).safeParse(env).data;
  const it = read ?? {};
  const roles = {
    viewer: it.STAFF_VIEWERS ?? [],
    editor: it.STAFF_EDITORS ?? [],
    publisher: it.STAFF_PUBLISHERS ?? [],
  };
  const isAtProvider = Object.values(roles).some((all) => all.some((one) => !one.startsWith("slack:")));
  const { STAFF_OIDC_ISSUER: issuer, STAFF_OIDC_CLIENT_ID: clientId, STAFF_OIDC_CLIENT_SECRET: clientSecret } = env;
  const names = ["STAFF_OIDC_ISSUER", "STAFF_OIDC_CLIENT_ID", "STAFF_OIDC_CLIENT_SECRET"];
  const isWanted = names.some((name) => env[name] !== undefined);
  for (const name of names)
    if (isWanted && env[name] === undefined) problems.push(`${name}: set all of ${names.join(", ")}, or none`);
  if (isAtProvider && !isWanted)
    problems.push("STAFF_OIDC_ISSUER: e-mail addresses and sub:… name people at the OIDC provider, and none is set");
  if (read && isWanted && !isAtProvider)
    problems.push(
      "STAFF_VIEWERS: nobody could sign in; list people of the OIDC provider here, in STAFF_EDITORS or STAFF_PUBLISHERS",
    );
  const isWhole = issuer !== undefined && clientId !== undefined && clientSecret !== undefined;
  return { roles, oidc: isWhole ? { issuer, clientId, clientSecret } : undefined };
}
