import { boldAs, withBold } from "../../dialogs/kit/bold";
import { html, type Html } from "../foundation/html";
import { plainLines, type Piece } from "./letterPieces";

/** The HTML part of a letter. It has the lines of the plain part, and the words of staff with bold, lists and links. */
export const letterHtml = (pieces: readonly Piece[]): string =>
  `<!doctype html>${
    html`<html lang="pl">
      <body>
        ${pieces.map(pieceHtml)}
      </body>
    </html>`.markup
  }`;

function pieceHtml(piece: Piece): Html {
  if (typeof piece !== "string" && piece.by === "staff")
    return html`<div style="border-left:2px solid #888;padding-left:8px">${formatted(piece.text)}</div>`;
  const lines = plainLines(piece);
  const isLink = lines.length === 1 && wholeAddress.test(lines[0] ?? "");
  return html`${lines.map((line) => (isLink ? html`<div>${link(line)}</div>` : lineHtml(line)))}`;
}

/** An empty line has to hold its height. */
const lineHtml = (line: string): Html => (line.trim() === "" ? html`<div><br /></div>` : html`<div>${line}</div>`);

const address = /https?:\/\/[^\s<>"\ue010\ue011]*[^\s<>.,;:!?)»”"'\]\ue010\ue011]/g;
const wholeAddress = /^https?:\/\/[!-~]+$/;
const bullet = /^[ \t]{0,8}[•*\-–][ \t]{1,8}(?=\S)/;
const numeral = /^[ \t]{0,8}(\d{1,3})[.)][ \t]{1,8}(?=\S)/;

const link = (url: string): Html => html`<a href="${url}">${url}</a>`;

/** The words of staff with what they formatted. Everything is escaped; only web addresses become links. */
export function formatted(text: string): Html[] {
  const blocks: Html[] = [];
  let items: Html[] = [];
  let list: "ul" | "ol" | undefined;
  let first = "1";
  const endList = (): void => {
    const all = items.map(({ markup }) => markup).join("");
    if (list === "ul") blocks.push({ markup: `<ul>${all}</ul>` });
    if (list === "ol") blocks.push({ markup: `<ol start="${first}">${all}</ol>` });
    [list, items] = [undefined, []];
  };
  for (const line of withBold(text).split(/\r\n|\r|\n/)) {
    const number = numeral.exec(line)?.[1];
    const kind = number === undefined ? (bullet.test(line) ? "ul" : undefined) : "ol";
    if (kind !== list) endList();
    if (kind === undefined) blocks.push(line.trim() === "" ? lineHtml("") : html`<div>${inline(line)}</div>`);
    else {
      if (list === undefined) first = number ?? "1";
      list = kind;
      items.push(html`<li>${inline(line.replace(kind === "ul" ? bullet : numeral, ""))}</li>`);
    }
  }
  endList();
  return blocks;
}

/** A line with its bold words and links. A link that is bold stays one. */
function inline(line: string): Html {
  const { markup } = html`${withLinks(line)}`;
  return { markup: boldAs(markup, "<b>", "</b>") };
}

function withLinks(line: string): Html[] {
  const parts: Html[] = [];
  let at = 0;
  for (const { 0: url, index } of line.matchAll(address)) {
    parts.push(html`${line.slice(at, index)}`, link(url));
    at = index + url.length;
  }
  return [...parts, html`${line.slice(at)}`];
}
