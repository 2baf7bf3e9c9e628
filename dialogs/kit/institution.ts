import { z } from "zod";

const words = z.object({ pl: z.string().min(1), en: z.string().min(1), uk: z.string().min(1) });
const condition = z.enum([
  "activeStudent",
  "pesel",
  "studentNumber",
  "photo",
  "plasticCard",
  "plasticCardExtended",
  "dataUnchanged",
]);
const phase = z.enum(["placed", "processing", "ready", "collected", "failed", "cancelled", "revoked"]);

/** The schema of an institution's file: everything that differs between two universities that run USOS. */
export const institutionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: words,
  timeZone: z.string().refine(isTimeZone, "an IANA time zone, like Europe/Warsaw").default("Europe/Warsaw"),
  usos: z.strictObject({
    baseUrl: z.url(),
    webUrl: z.url(),
    /**
     * Maps the order statuses that USOS sends to phases. No list of them is published, so this has the values seen so far, in lower case.
     */
    statuses: z.record(z.string(), phase).default({}),
    activeStudentStatus: z.array(z.int()).default([2]),
  }),
  /** The key of the rule set in `ruleSets` that applies at this university. */
  rules: z.string(),
  ruleSets: z.record(
    z.string(),
    z.strictObject({ conditions: z.array(condition).min(1), excludedCardTypes: z.array(z.string()).default([]) }),
  ),
  support: z.strictObject({
    email: z.email(),
    /**
     * Domains from which staff may answer by mail: `uni.opole.pl` for itself only, `*.uni.opole.pl` for everything below it. Defaults to
     * the
     * domain of `email`.
     */
    domains: z
      .array(z.string().regex(/^(\*\.)?([a-z0-9-]+\.)+[a-z0-9-]+$/, "a domain in lower case, like uni.opole.pl"))
      .min(1)
      .optional(),
    deansOffice: words,
  }),
  links: z.strictObject({
    trustedProfile: z.url(),
    mObywatel: z.url(),
    mUsosAndroid: z.url().optional(),
    cardPage: z.url(),
  }),
  /**
   * Whom the assistant serves in Teams and Slack besides the institution's own people: `guests` are invited into its tenant or
   * workspace, `otherOrganisations` reach it through channels that organisations share (Slack Connect).
   */
  alsoServes: z.array(z.enum(["guests", "otherOrganisations"])).default([]),
  /** Whether codes come by themselves when they are ready, or only when the student asks. Each student may choose otherwise. */
  codes: z.enum(["whenReady", "whenAsked"]).default("whenReady"),
  /** How many days before expiry the student is reminded. */
  reminderDays: z.array(z.int().positive()).default([30, 7, 1]),
});

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** The domains from which staff may answer students by mail. */
export const answeringDomains = ({ support }: Pick<Institution, "support">): readonly string[] =>
  support.domains ?? [support.email.slice(support.email.lastIndexOf("@") + 1).toLowerCase()];

export type Institution = z.infer<typeof institutionSchema>;
export type RuleSet = Institution["ruleSets"][string];
