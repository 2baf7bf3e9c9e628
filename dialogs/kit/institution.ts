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

/** An institution's file: everything that differs between two universities that run USOS. */
export const institutionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: words,
  timeZone: z.string().refine(isTimeZone, "an IANA time zone, like Europe/Warsaw").default("Europe/Warsaw"),
  usos: z.strictObject({
    baseUrl: z.url(),
    webUrl: z.url(),
    /** The wire values are open (nobody published them): lower-case values seen so far, each with what it means. */
    statuses: z.record(z.string(), phase).default({}),
    activeStudentStatus: z.array(z.int()).default([2]),
  }),
  /** Which of `ruleSets` the university publishes. */
  rules: z.string(),
  ruleSets: z.record(
    z.string(),
    z.strictObject({ conditions: z.array(condition).min(1), excludedCardTypes: z.array(z.string()).default([]) }),
  ),
  support: z.strictObject({
    email: z.email(),
    /** Whose people may answer by mail: `uni.opole.pl` alone, or all below it with `*.uni.opole.pl`. Absent: the domain of `email`. */
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
  /** Days before the expiry date on which the student is reminded. */
  reminderDays: z.array(z.int().positive()).default([30, 7, 1]),
});

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** The domains whose people may answer students by mail. */
export const answeringDomains = ({ support }: Pick<Institution, "support">): readonly string[] =>
  support.domains ?? [support.email.slice(support.email.lastIndexOf("@") + 1).toLowerCase()];

export type Institution = z.infer<typeof institutionSchema>;
export type RuleSet = Institution["ruleSets"][string];
