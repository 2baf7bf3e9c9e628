import { html, type Html } from "../../foundation/html";
import { shownText, type Shown } from "../../statistics/shown";

export const number = shownText;

export const countOf = (it: Shown): number => (it === "few" ? 0 : it.count);

/** A bar as long as its share of the greatest count. It repeats a number that stands beside it, so readers skip it. */
export function bar(it: Shown, most: number): Html {
  const width = most === 0 ? 0 : Math.round((100 * countOf(it)) / most);
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect width="${String(width)}" height="10" fill="currentColor" />
  </svg>`;
}

/** A table that scrolls sideways where it is wider than the screen, also by the keyboard. */
export const table = (label: string, head: readonly Html[], rows: readonly Html[], above?: readonly Html[]): Html =>
  html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">
    <table class="numbers">
      <thead>
        ${
          above &&
          html`<tr>
            ${above}
          </tr>`
        }
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;

export const row = (title: string, cells: readonly Html[]): Html =>
  html`<tr>
    <th scope="row">${title}</th>
    ${cells}
  </tr>`;

export const column = (title: string): Html => html`<th scope="col">${title}</th>`;
export const numberColumn = (title: string): Html => html`<th scope="col" class="number">${title}</th>`;
/** Stands above several columns. */
export const columnGroup = (title: string, columns: number): Html =>
  html`<th scope="colgroup" class="number" colspan="${String(columns)}">${title}</th>`;
export const emptyCell = (columns = 1): Html => html`<td colspan="${String(columns)}"></td>`;
export const numberCell = (text: string): Html => html`<td class="number">${text}</td>`;
export const barCell = (it: Shown, most: number): Html => html`<td class="bars">${bar(it, most)}</td>`;

/** A list of counts, greatest first, each with its bar. */
export function ranking(
  label: string,
  { what, count }: { readonly what: string; readonly count: string },
  lines: readonly { readonly title: string; readonly shown: Shown }[],
): Html {
  const sorted = [...lines].sort((a, b) => countOf(b.shown) - countOf(a.shown) || a.title.localeCompare(b.title));
  const most = Math.max(0, ...lines.map((it) => countOf(it.shown)));
  return table(
    label,
    [column(what), numberColumn(count), html`<td class="bars"></td>`],
    sorted.map(({ title, shown }) => row(title, [numberCell(number(shown)), barCell(shown, most)])),
  );
}
