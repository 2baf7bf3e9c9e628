import { day } from "../../../dialogs/kit/text";
import { html, type Html } from "../../foundation/html";
import type { Numbers } from "../../statistics/numbers";
import { stages, type Stage } from "../../statistics/port";
import { shareOf, type Shown } from "../../statistics/shown";
import { mondayOf } from "../../statistics/week";
import { barCell, column, countOf, number, numberCell, numberColumn, row, table } from "./drawing";
import type { Words } from "./words";

/** The stages of a later card: whoever has one has signed in before. */
const laterStages: readonly Stage[] = ["ordered", "codeShown", "collected"];

/** The way to the first card, stage by stage and week by week, and the way to a later one. */
export function funnel(numbers: Numbers, thisWeek: string, { say }: Words): Html {
  const weeks = numbers.periods("funnel");
  const inAll = (way: string) => (stage: Stage) => numbers.sum("funnel", { way, stage });
  const weekTitle = (week: string): string => {
    const period = say("day", { day: day(new Date(mondayOf(week)).toISOString()) });
    return week === thisWeek ? say("soFar", { period }) : period;
  };
  return html`<p class="soft">${say("funnel.about")}</p>
    ${stagesOf(stages, inAll("first"), say("funnel.title"), say)}
    ${table(
      say("funnel.week"),
      [column(say("funnel.week")), ...stages.map((stage) => numberColumn(say(`funnel.${stage}`)))],
      weeks.map((week) =>
        row(
          weekTitle(week),
          stages.map((stage) => numberCell(number(numbers.sum("funnel", { way: "first", stage }, week)))),
        ),
      ),
    )}
    <h3>${say("funnel.again")}</h3>
    ${stagesOf(laterStages, inAll("again"), say("funnel.again"), say)}`;
}

function stagesOf(list: readonly Stage[], count: (stage: Stage) => Shown, label: string, say: Words["say"]): Html {
  const counts = list.map((stage) => ({ stage, shown: count(stage) }));
  const most = Math.max(0, ...counts.map(({ shown }) => countOf(shown)));
  return table(
    label,
    [
      column(say("funnel.stage")),
      numberColumn(say("count")),
      numberColumn(say("funnel.share")),
      html`<td class="bars"></td>`,
    ],
    counts.map(({ stage, shown }, at) => {
      const before = counts[at - 1];
      const share = before && shareOf(shown, before.shown);
      return row(say(`funnel.${stage}`), [
        numberCell(number(shown)),
        numberCell(share === undefined ? "" : `${String(share)}%`),
        barCell(shown, most),
      ]);
    }),
  );
}
