import { z } from "zod";
import type { RetentionLimits } from "../privacy/idle";
import { dayMs } from "../foundation/time";

const standardDays = { CONVERSATION_DAYS: 180, ACCOUNT_DAYS: 365, TICKET_DAYS: 365, STATISTICS_DAYS: 730 };
const standard = { ...standardDays, RETENTION_HOUR: 3 };

const days = (standard: number) => z.coerce.number().int().min(1).max(36_500).default(standard);

/** The environment variables for how long data is kept. `AUDIT_DAYS` is one of the helpdesk's settings. */
export const retentionEnvironment = {
  CONVERSATION_DAYS: days(standard.CONVERSATION_DAYS),
  ACCOUNT_DAYS: days(standard.ACCOUNT_DAYS),
  TICKET_DAYS: days(standard.TICKET_DAYS),
  STATISTICS_DAYS: days(standard.STATISTICS_DAYS),
  RETENTION_HOUR: z.coerce.number().int().min(0).max(23).default(standard.RETENTION_HOUR),
};

export interface RetentionConfig extends RetentionLimits {
  /** The hour of the daily sweep, in the institution's time zone. */
  readonly hour: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the retention periods. Mistakes in the numbers are reported where the whole environment is validated. */
export function retentionConfig(env: Environment): RetentionConfig {
  const it = z.object(retentionEnvironment).catch(standard).parse(env);
  return {
    conversationMs: it.CONVERSATION_DAYS * dayMs,
    accountMs: it.ACCOUNT_DAYS * dayMs,
    ticketMs: it.TICKET_DAYS * dayMs,
    statisticsMs: it.STATISTICS_DAYS * dayMs,
    hour: it.RETENTION_HOUR,
  };
}
