import { day } from "../../../dialogs/kit/text";
import { html, type Html } from "../../foundation/html";
import { deskTopics, deskWeeks, type DeskLine } from "../../statistics/deskNumbers";
import type { WorkedTime } from "../../statistics/port";
import type { Counts } from "../../statistics/read";
import { mondayOf, monthOf, type Week } from "../../statistics/week";
import { countIn, tableAsCsv } from "./csv";
import { column, number, numberCell, numberColumn, row, table } from "./drawing";
import type { Words } from "./words";

/** How the helpdesk did in some months: by week, and by topic. Undefined if nothing was counted in them. */
export function desk(counts: Counts, thisWeek: Week, months: readonly string[], words: Words): Html | undefined {
  const { say, meaning } = words;
  const weeks = deskWeeks(counts, thisWeek).filter(({ week }) => months.includes(monthOf(week)));
  if (weeks.length === 0) return undefined;
  const columns = ["answered", "firstAnswer", "resolved", "resolution", "reopened"];
  const time = (it: WorkedTime | undefined): string => (it ? say(`desk.within.${it}`) : "");
  const cells = (it: DeskLine): Html[] =>
    [number(it.answered), time(it.firstAnswer), number(it.resolved), time(it.resolution), number(it.reopened)].map(
      numberCell,
    );
  const heads = (more: readonly string[]): Html[] => more.map((it) => numberColumn(say(`desk.${it}`)));
  const weekTitle = (week: Week): string => say("day", { day: day(new Date(mondayOf(week)).toISOString()) });
  return html`<p class="soft">${say("desk.about")}</p>
    ${table(
      say("desk.title"),
      [column(say("desk.week")), ...heads([...columns, "helped", "notHelped"])],
      weeks.map(({ week, line }) =>
        row(weekTitle(week), [...cells(line), ...[line.helped, line.notHelped].map((it) => numberCell(number(it)))]),
      ),
    )}
    <h3>${say("desk.byTopic")}</h3>
    ${table(
      say("desk.byTopic"),
      [column(say("desk.topic")), ...heads(columns)],
      deskTopics(counts, thisWeek, (week) => months.includes(monthOf(week))).map(({ topic, line }) =>
        row(meaning(topic), cells(line)),
      ),
    )}
    <h3>${say("desk.alone")}</h3>
    <p class="soft">${say("desk.definition")}</p>
    ${table(
      say("desk.alone"),
      [column(say("desk.week")), ...heads(["cards", "resolved", "share"])],
      weeks.map(({ week, line }) =>
        row(weekTitle(week), [
          numberCell(number(line.alone)),
          numberCell(number(line.resolved)),
          numberCell(line.share === undefined ? "" : `${String(line.share)}%`),
        ]),
      ),
    )}`;
}

const head = [
  "period",
  "topic",
  "answered",
  "firstAnswerWithin",
  "resolved",
  "resolvedWithin",
  "reopened",
  "helped",
  "notHelped",
  "solvedByAssistant",
  "shareOfAssistant",
];

/** The same for a spreadsheet: a line a week for all tickets, and a line a month for each topic. */
export function deskAsCsv(counts: Counts, thisWeek: Week, separator: string): string {
  const fields = (it: DeskLine): string[] => [
    countIn(it.answered),
    it.firstAnswer ?? "",
    countIn(it.resolved),
    it.resolution ?? "",
    countIn(it.reopened),
  ];
  const months = [...new Set([...counts.keys()].map(monthOf))].sort().reverse();
  const lines = [
    ...deskWeeks(counts, thisWeek).map(({ week, line }) => [
      week,
      "",
      ...fields(line),
      ...[line.helped, line.notHelped, line.alone].map(countIn),
      line.share === undefined ? "" : String(line.share),
    ]),
    ...months.flatMap((month) =>
      deskTopics(counts, thisWeek, (week) => monthOf(week) === month).map(({ topic, line }) => [
        month,
        topic,
        ...fields(line),
        "",
        "",
        "",
        "",
      ]),
    ),
  ];
  return tableAsCsv([head, ...lines], separator);
}
