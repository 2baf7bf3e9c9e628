import { z } from "zod";
import { dated } from "./dated";

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** Hours of one day, written `8:00-16:00`. */
const hoursOfDay = z
  .string()
  .regex(/^(?:\d|[01]\d|2[0-3]):[0-5]\d-(?:\d|[01]\d|2[0-3]):[0-5]\d$/, "hours like 8:00-16:00")
  .transform((it) => {
    const [from = "", to = ""] = it.split("-").map((time) => time.padStart(5, "0"));
    return { from, to };
  })
  .refine(({ from, to }) => from < to, "hours that end after they begin, like 8:00-16:00");

/** When support works. On days that are missing, on public holidays and on `daysOff` nobody does. */
export const supportHours = z
  .strictObject({
    week: z
      .partialRecord(z.enum(weekdays), hoursOfDay)
      .refine((it) => Object.keys(it).length > 0, "at least one day, like monday: 8:00-16:00"),
    /** Days off besides public holidays, such as those that the rector sets. */
    daysOff: z.array(z.iso.date()).default([]),
    /** The page that states these hours. Without it they only tell when staff are reminded, and students are told no hours. */
    source: dated.source.exactOptional(),
    validOn: dated.validOn.exactOptional(),
  })
  .refine(
    ({ source, validOn }) => (source === undefined) === (validOn === undefined),
    "both source and validOn, or neither",
  );

export type SupportHours = z.infer<typeof supportHours>;

/** The hours of an institution whose file names none. */
export const usualWeek: SupportHours["week"] = Object.fromEntries(
  weekdays.slice(0, 5).map((day) => [day, { from: "08:00", to: "16:00" }]),
);

/** The hours on a day of the week (1 is Monday); undefined if nobody works then. */
export function hoursOn({ week }: SupportHours, weekday: number): { from: string; to: string } | undefined {
  const day = weekdays[weekday - 1];
  return day && week[day];
}
