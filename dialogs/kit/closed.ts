import { z } from "zod";
import { day, moment, t, type Text } from "./text";

/** The time at which support reads, and by when it answers, a request that was sent while nobody works there. */
export const closedNow = z.object({
  /** Whether it is a day off, or outside the hours of a working day. */
  why: z.enum(["dayOff", "hours"]),
  /** When work goes on: a moment in ISO 8601, or only the day (YYYY-MM-DD) if no page states the hours. */
  opens: z.string(),
  /** The day by which the institution promises an answer; missing if it promises none. */
  by: z.string().optional(),
});
export type ClosedNow = Readonly<z.infer<typeof closedNow>>;

/** Says when an answer can be expected. */
export const closedTexts = ({ why, opens, by }: ClosedNow): Text[] => [
  t(`escalate.closed.${why}`, opens.includes("T") ? { opens: moment(opens) } : { opens: day(opens) }),
  by === undefined ? t("escalate.noTerm") : t("escalate.answerBy", { until: day(by) }),
];
