import { z } from "zod";
import { dayMs } from "../foundation/time";
import { letterChoices, type LetterChoice } from "../tickets/wantedLetters";

const count = (least: number, most: number, standard: number) =>
  z.coerce.number().int().min(least).max(most).default(standard);

/** The environment variables for the helpdesk. */
export const helpdeskEnvironment = {
  USOS_ADMIN_KEY: z.string().optional(),
  USOS_ADMIN_SECRET: z.string().optional(),
  HELPDESK_DIGEST_HOUR: count(0, 23, 8),
  HELPDESK_REMIND_MINUTES: count(5, 10_000, 60),
  HELPDESK_WEEKLY: z.enum(["on", "off"]).default("on"),
  AUDIT_DAYS: count(1, 36_500, 730),
  TICKET_LETTERS: z.enum(letterChoices).default("untaken"),
};

export interface HelpdeskConfig {
  /** The administrative key; undefined if the institution has not granted one. */
  readonly usosAdmin: { readonly key: string; readonly secret: string } | undefined;
  /** The hour of the morning digest on working days, in the institution's time zone. */
  readonly digestHour: number;
  /** After this time staff are reminded of a ticket that nobody has claimed, in milliseconds. */
  readonly remindMs: number;
  /** Whether a summary of each week is posted. */
  readonly hasWeekly: boolean;
  /** How long the audit log is kept, in milliseconds. */
  readonly auditMs: number;
  /** The choice of letters that staff get about a ticket after its first one. */
  readonly letters: LetterChoice;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the helpdesk's settings. Inconsistent settings are added to `problems` with their fix; secrets are never repeated there. */
export function helpdeskConfig(env: Environment, problems: string[]): HelpdeskConfig {
  const { USOS_ADMIN_KEY: key, USOS_ADMIN_SECRET: secret } = env;
  if (key === undefined && secret !== undefined)
    problems.push("USOS_ADMIN_KEY: set it with USOS_ADMIN_SECRET, or neither");
  if (key !== undefined && secret === undefined)
    problems.push("USOS_ADMIN_SECRET: set it with USOS_ADMIN_KEY, or neither");
  if (env["SLACK_HELPDESK_CHANNEL"] !== undefined && env["TEAMS_HELPDESK_CHANNEL"] !== undefined)
    problems.push(
      "TEAMS_HELPDESK_CHANNEL: the helpdesk is in one place; leave out either this or SLACK_HELPDESK_CHANNEL",
    );
  // Invalid numbers are reported where the whole environment is validated.
  const read = z
    .object(helpdeskEnvironment)
    .catch({
      HELPDESK_DIGEST_HOUR: 8,
      HELPDESK_REMIND_MINUTES: 60,
      HELPDESK_WEEKLY: "on",
      AUDIT_DAYS: 730,
      TICKET_LETTERS: "untaken",
    })
    .parse(env);
  return {
    usosAdmin: key !== undefined && secret !== undefined ? { key, secret } : undefined,
    digestHour: read.HELPDESK_DIGEST_HOUR,
    remindMs: read.HELPDESK_REMIND_MINUTES * 60_000,
    hasWeekly: read.HELPDESK_WEEKLY === "on",
    auditMs: read.AUDIT_DAYS * dayMs,
    letters: read.TICKET_LETTERS,
  };
}
