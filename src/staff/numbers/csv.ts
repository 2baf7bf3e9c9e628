import type { Cell } from "../../statistics/numbers";
import { fewest, type Shown } from "../../statistics/shown";

/** Excel takes a file for UTF-8 only if it begins with this. */
const mark = "\uFEFF";

/**
 * One counter as a table for a spreadsheet: a line for each period and each combination of labels, with numbers that may be
 * shown.
 *
 * @param separator what separates lists in the reader's language: Excel splits a file by nothing else
 */
export function csvOf(cells: readonly Cell[], separator: string): string {
  const labels = [...new Set(cells.flatMap((it) => Object.keys(it.labels)))].sort();
  const head = ["period", "isOver", ...labels, "count"];
  const lines = cells.map(({ period, isGrowing, labels: its, shown }) => [
    period,
    isGrowing ? "no" : "yes",
    ...labels.map((label) => its[label] ?? ""),
    countIn(shown),
  ]);
  return tableAsCsv([head, ...lines], separator);
}

/** Lines of fields as a file for a spreadsheet. */
export const tableAsCsv = (lines: readonly (readonly string[])[], separator: string): string =>
  mark + lines.map((line) => `${line.map((it) => field(it, separator)).join(separator)}\r\n`).join("");

export const countIn = (it: Shown): string =>
  it === "few" ? `<${String(fewest)}` : `${it.isAtLeast ? ">=" : ""}${String(it.count)}`;

/** A spreadsheet would calculate what begins like a formula, so such a field is made a text. */
function field(value: string, separator: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return new RegExp(`["\\r\\n${separator}]`).test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
