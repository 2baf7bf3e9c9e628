import { dialogs } from "../../../dialogs";
import { html, type Html } from "../../foundation/html";
import type { Numbers } from "../../statistics/numbers";
import { fewest, type Shown } from "../../statistics/shown";
import {
  barCell,
  column,
  columnGroup,
  countOf,
  emptyCell,
  number,
  numberCell,
  numberColumn,
  row,
  table,
} from "./drawing";
import type { Words } from "./words";

type Labels = Readonly<Record<string, string>>;

/** Each walkthrough with its steps: how many came to each, and where they stopped, by phone and layout. */
export function walkthroughs(numbers: Numbers, words: Words): Html {
  const guides = Object.entries(dialogs).flatMap(([guide, { numbered }]) =>
    numbered ? [{ guide, steps: numbered }] : [],
  );
  return html`<p class="soft">${words.say("walkthrough.about")}</p>
    ${guides.flatMap(({ guide, steps }) =>
      numbers
        .values("walkthrough", "phone", { guide })
        .sort()
        .map((phone) => ofPhone(numbers, { guide, phone }, steps, words)),
    )}`;
}

function ofPhone(
  numbers: Numbers,
  { guide, phone }: { readonly guide: string; readonly phone: string },
  steps: readonly string[],
  { say, named }: Words,
): Html {
  const known = numbers.values("walkthrough", "layout", { guide, phone });
  const layouts = ["older", "newer"].filter((it) => known.includes(it));
  const labels = (layout: string): Labels => ({ guide, phone, ...(layout !== "all" && { layout }) });
  const columns = ["all", ...(known.length > 1 ? layouts : [])];
  const title = [
    named("walkthrough.guide", guide),
    ...(phone === "unknown" ? [] : [named("walkthrough.phone", phone)]),
  ].join(" · ");
  const reached = (step: string): Shown => numbers.sum("walkthrough", { ...labels("all"), step, what: "reached" });
  const most = Math.max(0, ...steps.map((step) => countOf(reached(step))));
  return html`<h3>${title}</h3>
    ${table(
      title,
      [
        column(say("walkthrough.step")),
        html`<td class="bars"></td>`,
        ...columns.flatMap(() => [numberColumn(say("walkthrough.reached")), numberColumn(say("walkthrough.stopped"))]),
      ],
      steps.map((step, at) =>
        row(`${String(at + 1)}. ${named("walkthrough.steps", step)}`, [
          barCell(reached(step), most),
          ...columns.flatMap((it) => stepCells(numbers, labels(it), step, steps[at + 1])),
        ]),
      ),
      columns.length > 1
        ? [emptyCell(2), ...columns.map((it) => columnGroup(say(`walkthrough.layout.${it}`), 2))]
        : undefined,
    )}`;
}

/** How many came to a step, and the part of them who neither came to the next one nor collected the card. */
function stepCells(numbers: Numbers, labels: Labels, step: string, next: string | undefined): Html[] {
  const reached = numbers.sum("walkthrough", { ...labels, step, what: "reached" });
  // At the first steps the layout is not known yet.
  if (reached !== "few" && reached.count === 0) return [emptyCell(), emptyCell()];
  const onward =
    next === undefined ? undefined : numbers.sum("walkthrough", { ...labels, step: next, what: "reached" });
  const collected = numbers.sum("walkthrough", { ...labels, step, what: "collected" });
  return [numberCell(number(reached)), numberCell(onward ? stopped(reached, onward, collected) : "")];
}

function stopped(reached: Shown, onward: Shown, collected: Shown): string {
  if (reached === "few" || onward === "few") return "";
  const count = Math.max(0, reached.count - onward.count - countOf(collected));
  if (count > 0 && count < fewest) return `<${String(fewest)}`;
  return count === 0 ? "0" : `${String(count)} (${String(Math.round((100 * count) / reached.count))}%)`;
}
