import { z } from "zod";
import { ownAnswer, topics } from "./answer";
import { dated, textIn } from "./dated";
import { conditions, reasonWords } from "./reasonWords";
import { ownStaffAnswer, staffAnswerName } from "./staffAnswer";

const condition = z.enum(conditions);
const phase = z.enum(["placed", "processing", "ready", "collected", "failed", "cancelled", "revoked"]);

/** The schema of an institution's file: everything that differs between two universities that run USOS. */
export const institutionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: textIn,
  timeZone: z.string().refine(isTimeZone, "an IANA time zone, like Europe/Warsaw").default("Europe/Warsaw"),
  usos: z.strictObject({
    baseUrl: z.url(),
    webUrl: z.url(),
    /**
     * Maps the order statuses that USOS sends to phases. No list of them is published, so this has the values seen so far, in lower case.
     */
    statuses: z.record(z.string(), phase).default({}),
    /**
     * The meaning of USOS's reasons for refusing an order. The reasons are not published either, so this has the wordings seen so
     * far.
     */
    reasons: reasonWords,
    activeStudentStatus: z.array(z.int()).default([2]),
  }),
  /** The key of the rule set in `ruleSets` that applies at this university. */
  rules: z.string(),
  ruleSets: z.record(
    z.string(),
    z.strictObject({
      conditions: z.array(condition).min(1),
      excludedCardTypes: z.array(z.string()).default([]),
      /** The page that states these rules. */
      ...dated,
    }),
  ),
  support: z.strictObject({
    email: z.email(),
    /**
     * Domains from which staff may answer by mail: `uni.opole.pl` for itself only, `*.uni.opole.pl` for everything below it.
     * Defaults to the domain of `email`.
     */
    domains: z
      .array(z.string().regex(/^(\*\.)?([a-z0-9-]+\.)+[a-z0-9-]+$/, "a domain in lower case, like uni.opole.pl"))
      .min(1)
      .optional(),
    deansOffice: textIn,
    /** Within how many working days support usually answers. If it is missing, nothing is promised. */
    answersIn: z.strictObject({ workingDays: z.int().positive(), ...dated }).optional(),
    /** The offices that answer by mail and the groups of staff that support hands requests to. Students are told these names. */
    handOver: z
      .strictObject({
        offices: z.array(z.strictObject({ name: textIn, email: z.email() })).default([]),
        /** `slack` is the id of their user group, which is called in the thread. */
        groups: z.array(z.strictObject({ name: textIn, slack: z.string().optional() })).default([]),
      })
      .optional(),
  }),
  links: z.strictObject({
    trustedProfile: z.url(),
    mObywatel: z.url(),
    cardPage: z.url(),
  }),
  /** The institution's own instruction for mLegitymacja: how to order it, how long that takes, how to add it to mObywatel. */
  instruction: z.strictObject({ ...dated }),
  /** Whether the institution requires a Profil Zaufany before the card is added to mObywatel. */
  trustedProfile: z.strictObject({ isRequired: z.boolean(), ...dated }),
  /** The download pages of mUSOS; a system that is missing has none. */
  mUsos: z.strictObject({ android: z.url().optional(), iphone: z.url().optional(), ...dated }),
  /** The oldest operating systems and the oldest version of mObywatel that still work. */
  phones: z.strictObject({ android: z.string(), ios: z.string(), mObywatel: z.string(), ...dated }),
  /** The fees in złoty: for the plastic card, and for a duplicate of it. If they are missing, students are advised to ask. */
  fees: z.strictObject({ plasticCard: z.number().positive(), duplicate: z.number().positive(), ...dated }).optional(),
  /** The dean's offices by faculty, each with its contact data: a room, an address, hours, a page. */
  deansOffices: z
    .strictObject({ list: z.array(z.strictObject({ faculty: textIn, contact: textIn })).min(1), ...dated })
    .optional(),
  /** The page on which the institution says whom to contact. */
  contact: z.strictObject({ ...dated }),
  privacy: z.strictObject({
    /** The institution's own privacy notice for this assistant. If it is missing, the assistant serves one itself. */
    notice: z.url().optional(),
    /** The data protection officer's address, or the page with their contact data. */
    officer: z.union([z.email(), z.url()]),
    ...dated,
  }),
  /** The accessibility declaration that covers this assistant. */
  accessibility: z.strictObject({ declaration: z.url(), ...dated }).optional(),
  /** The institution's own answers, and topics that it leaves to staff. */
  answers: z.partialRecord(z.enum(topics), ownAnswer).default({}),
  /** The institution's own answers that staff have ready to send, by name; «off» takes a common one away. */
  staffAnswers: z.record(staffAnswerName, ownStaffAnswer).default({}),
  /**
   * The people whom the assistant serves in Teams and Slack besides the institution's own: `guests` are invited into its tenant
   * or workspace, `otherOrganisations` reach it through channels that organisations share (Slack Connect).
   */
  alsoServes: z.array(z.enum(["guests", "otherOrganisations"])).default([]),
  /** Whether codes are shown as soon as they are ready, or only when the student asks. Each student may choose otherwise. */
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

/** The conditions that concern the plastic card. */
const plastic: ReadonlySet<string> = new Set(["plasticCard", "plasticCardExtended", "dataUnchanged"]);

/** Whether the rules in force require the plastic card first. Every text that mentions it depends on this. */
export const plasticCardIs = ({ rules, ruleSets }: Pick<Institution, "rules" | "ruleSets">) =>
  ruleSets[rules]?.conditions.some((it) => plastic.has(it)) ? "required" : "optional";

export const trustedProfileIs = ({ trustedProfile }: Pick<Institution, "trustedProfile">) =>
  trustedProfile.isRequired ? "required" : "optional";

export type Institution = z.infer<typeof institutionSchema>;
export type RuleSet = Institution["ruleSets"][string];
