import { z } from "zod";

const people = z
  .string()
  .transform((it) => it.split(",").map((one) => one.trim()))
  .refine(
    (all) => all.every((one) => /^(slack:[UW][A-Z0-9]+|sub:\S+|[^\s@:]+@[^\s@]+)$/.test(one)),
    "each is slack:U… (a member of the helpdesk), sub:… or an e-mail address (somebody at the OIDC provider), with commas between them",
  )
  .transform((all) => all.map((one) => (/^(slack|sub):/.test(one) ? one : one.toLowerCase())));

/** The environment variables for the pages of staff. */
export const staffEnvironment = {
  STAFF_VIEWERS: people.optional(),
  STAFF_EDITORS: people.optional(),
  STAFF_PUBLISHERS: people.optional(),
};

export interface StaffConfig {
  /** Who was given which role: `slack:U…`, `sub:…`, or an e-mail address in lower case. */
  readonly roles: Readonly<Record<"viewer" | "editor" | "publisher", readonly string[]>>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings for the pages of staff. */
export function staffConfig(env: Environment): StaffConfig {
  // Invalid lists are reported where the whole environment is validated.
  const { STAFF_VIEWERS, STAFF_EDITORS, STAFF_PUBLISHERS } = z.object(staffEnvironment).catch({}).parse(env);
  return {
    roles: { viewer: STAFF_VIEWERS ?? [], editor: STAFF_EDITORS ?? [], publisher: STAFF_PUBLISHERS ?? [] },
  };
}
