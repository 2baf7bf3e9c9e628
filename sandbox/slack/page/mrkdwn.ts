import { html, type Html } from "../../page/html";

/** Returns the name of a person or channel, for mentions. */
export type NameOf = (id: string) => string;

const emoji: Readonly<Record<string, string>> = {
  white_check_mark: "✅",
  warning: "⚠️",
  x: "❌",
  hourglass_flowing_sand: "⏳",
  wave: "👋",
  bell: "🔔",
  lock: "🔒",
  student: "🧑‍🎓",
  speech_balloon: "💬",
};

const span =
  /```([\s\S]+?)```|`([^`\n]+)`|<([^<>|\n]+)(?:\|([^<>\n]*))?>|(?<![\p{L}\p{N}*])\*(?!\s)([^*\n]+?)(?<!\s)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?!\s)([^_\n]+?)(?<!\s)_(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}~])~(?!\s)([^~\n]+?)(?<!\s)~(?![\p{L}\p{N}~])|:([a-z_]+):|\n/gu;

/** Renders Slack's own markup: https://docs.slack.dev/messaging/formatting-message-text */
export function mrkdwn(text: string, nameOf: NameOf): Html {
  const paragraphs: Html[] = [];
  let quoted: string[] = [];
  let plain: string[] = [];
  const flush = (): void => {
    if (quoted.length > 0) paragraphs.push(html`<blockquote>${spans(quoted.join("\n"), nameOf)}</blockquote>`);
    if (plain.length > 0) paragraphs.push(spans(plain.join("\n"), nameOf));
    quoted = [];
    plain = [];
  };
  for (const line of text.split("\n")) {
    const quote = /^(?:&gt;|>) ?(.*)$/u.exec(line)?.[1];
    if ((quote === undefined ? quoted : plain).length > 0) flush();
    if (quote === undefined) plain.push(line);
    else quoted.push(quote);
  }
  flush();
  return html`${paragraphs}`;
}

/** Decodes entities; the template escapes the text again. */
export const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

function spans(text: string, nameOf: NameOf): Html {
  const parts: (Html | string)[] = [];
  let end = 0;
  for (const found of text.matchAll(span)) {
    parts.push(unescaped(text.slice(end, found.index)));
    end = found.index + found[0].length;
    parts.push(drawn(found, nameOf));
  }
  parts.push(unescaped(text.slice(end)));
  return html`${parts}`;
}

function drawn(found: RegExpMatchArray, nameOf: NameOf): Html | string {
  const [all, block, code, target, label, bold, italic, struck, named] = found;
  if (block !== undefined) return html`<pre>${unescaped(block.replace(/^\n/, ""))}</pre>`;
  if (code !== undefined) return html`<code>${unescaped(code)}</code>`;
  if (target !== undefined) return link(target, label, nameOf);
  if (bold !== undefined) return html`<strong>${spans(bold, nameOf)}</strong>`;
  if (italic !== undefined) return html`<em>${spans(italic, nameOf)}</em>`;
  if (struck !== undefined) return html`<s>${spans(struck, nameOf)}</s>`;
  if (named !== undefined) return emoji[named] ?? all;
  return html`<br />`;
}

function link(target: string, label: string | undefined, nameOf: NameOf): Html | string {
  const [kind] = target;
  if (kind === "@" || kind === "#")
    return html`<span class="mention">${kind}${label ?? nameOf(target.slice(1))}</span>`;
  if (kind === "!") {
    if (target.startsWith("!date")) return unescaped(label ?? "");
    const name = label ?? nameOf(target.replace(/^!(?:subteam\^)?/u, ""));
    return html`<span class="mention">@${name.replace(/^@/u, "")}</span>`;
  }
  const address = unescaped(target);
  const words = unescaped(label ?? target.replace(/^mailto:/u, ""));
  return /^(?:https?|mailto):/u.test(address)
    ? html`<a href="${address}" target="_blank" rel="noopener">${words}</a>`
    : words;
}
