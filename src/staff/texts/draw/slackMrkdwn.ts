import { html, type Html } from "../../../foundation/html";

/** The markup that our cards use: a block of code, an address, and bold. */
const span =
  /```([\s\S]+?)```|<((?:https?|mailto):[^<>|\n]+)>|(?<![\p{L}\p{N}*])\*(?!\s)([^*\n]+?)(?<!\s)\*(?![\p{L}\p{N}*])|\n/gu;

/** Draws Slack's own markup: https://docs.slack.dev/messaging/formatting-message-text */
export function mrkdwn(text: string): Html {
  const parts: (Html | string)[] = [];
  let end = 0;
  for (const found of text.matchAll(span)) {
    parts.push(unescaped(text.slice(end, found.index)));
    end = found.index + found[0].length;
    parts.push(drawn(found));
  }
  parts.push(unescaped(text.slice(end)));
  return html`${parts}`;
}

function drawn([, code, address, bold]: RegExpMatchArray): Html {
  if (code !== undefined) return html`<pre>${unescaped(code)}</pre>`;
  if (address !== undefined) return html`<a href="${unescaped(address)}" rel="noreferrer">${unescaped(address)}</a>`;
  if (bold !== undefined) return html`<strong>${unescaped(bold)}</strong>`;
  return html`<br />`;
}

/** Slack writes three signs as entities; the template escapes the text again. */
const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
