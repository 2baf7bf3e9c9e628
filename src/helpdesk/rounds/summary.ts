import { day, t } from "../../../dialogs/kit/text";
import { dayMs } from "../../foundation/time";
import { deskTopics, deskWeek } from "../../statistics/deskNumbers";
import type { WorkedTime } from "../../statistics/port";
import { readCounts } from "../../statistics/read";
import { shownText } from "../../statistics/shown";
import { mondayOf } from "../../statistics/week";
import type { Store } from "../../store/port";
import { teamLang, type Say, type SayText } from "../say";
import { weekBefore, type SummaryOf } from "./weekly";

/** So many topics are named. */
const mostTopics = 3;

export interface SummaryDeps {
  readonly store: Pick<Store, "scan">;
  readonly say: Say;
  readonly sayText: SayText;
  /** The name of a topic. */
  readonly titleOf: (topic: string) => string;
  /** The page with all numbers; undefined if there are no staff pages. */
  readonly numbersUrl: (() => string) | undefined;
}

/** Creates the summary of the week before, from the same numbers as the staff pages: hidden below five, and without any person. */
export const createSummary =
  ({ store, say, sayText, titleOf, numbersUrl }: SummaryDeps): SummaryOf =>
  async (week) => {
    const counts = await readCounts(store);
    const told = weekBefore(week);
    const it = deskWeek(counts, told);
    if (!it) return undefined;
    const within = (time: WorkedTime): string => sayText(t(`numbers.desk.within.${time}`), teamLang);
    const timed = (key: string, time: WorkedTime | undefined, values: Readonly<Record<string, string>>): string =>
      time
        ? say(`weekly.${key}Within`, teamLang, { ...values, time: within(time) })
        : say(`weekly.${key}`, teamLang, values);
    const topics = deskTopics(counts, week, (one) => one === told)
      .flatMap(({ topic, line: { answered } }) =>
        answered === "few" || answered.count === 0 ? [] : [`${titleOf(topic)} (${shownText(answered)})`],
      )
      .slice(0, mostTopics);
    const onDay = (at: number) => day(new Date(at).toISOString());
    const monday = mondayOf(told);
    const isRated = [it.helped, it.notHelped].some((one) => one === "few" || one.count > 0);
    return {
      week,
      title: say("weekly.title", teamLang, { from: onDay(monday), to: onDay(monday + 6 * dayMs) }),
      lines: [
        timed("answered", it.firstAnswer, { count: shownText(it.answered) }),
        timed("resolved", it.resolution, { count: shownText(it.resolved), reopened: shownText(it.reopened) }),
        ...(isRated
          ? [say("weekly.rated", teamLang, { up: shownText(it.helped), down: shownText(it.notHelped) })]
          : []),
        ...(it.share === undefined ? [] : [say("weekly.share", teamLang, { share: it.share })]),
        ...(topics.length > 0 ? [say("weekly.topics", teamLang, { topics: topics.join(", ") })] : []),
      ],
      url: numbersUrl?.(),
    };
  };
