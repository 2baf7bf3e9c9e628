import { html, type Html } from "../../../foundation/html";
import type { Block } from "./port";
import { mrkdwn } from "./slackMrkdwn";

const list = (it: unknown): readonly Block[] => (Array.isArray(it) ? it.filter(isBlock) : []);
const isBlock = (it: unknown): it is Block => typeof it === "object" && it !== null;
const string = (it: unknown): string => (typeof it === "string" ? it : "");
const plain = (it: unknown): string => (isBlock(it) ? string(it["text"]) : "");

/** Draws the kinds of blocks that cards use, much as Slack does. Slack has no renderer that others could use. */
export const drawBlocks = (blocks: readonly Block[]): Html => html`${blocks.map(drawBlock)}`;

function drawBlock(block: Block): Html {
  switch (block["type"]) {
    case "header":
      return html`<p class="slack-header">${plain(block["text"])}</p>`;
    case "divider":
      return html`<hr />`;
    case "section":
      return html`<div class="slack-section">
        ${isBlock(block["text"]) ? html`<div>${written(block["text"])}</div>` : undefined}
        ${
          list(block["fields"]).length > 0
            ? html`<div class="slack-fields">
                ${list(block["fields"]).map((it) => html`<div>${written(it)}</div>`)}
              </div>`
            : undefined
        }
      </div>`;
    case "context":
      return html`<div class="slack-context">
        ${list(block["elements"]).map((it) => html`<span>${written(it)}</span>`)}
      </div>`;
    case "actions":
      return html`<div class="slack-actions">
        ${list(block["elements"]).map(
          (it) => html`<span class="slack-button ${string(it["style"])}">${plain(it["text"])}</span>`,
        )}
      </div>`;
    case "context_actions":
      return html`<div class="slack-context">👍 👎</div>`;
    case "image":
      return html`<img src="${string(block["image_url"])}" alt="${string(block["alt_text"])}" />`;
    case "input":
      return input(block);
    default:
      return html``;
  }
}

/** The form's field, with the placeholder or the text it begins with. */
function input(block: Block): Html {
  const element = isBlock(block["element"]) ? block["element"] : {};
  const initial = string(element["initial_value"]);
  const shown = initial === "" ? html`<span class="soft">${plain(element["placeholder"])}</span>` : html`${initial}`;
  return html`<div class="slack-input">
    <strong>${plain(block["label"])}</strong>
    <div class="${element["multiline"] === true ? "slack-lines" : "slack-line"}">${shown}</div>
  </div>`;
}

const written = (it: Block): Html =>
  it["type"] === "mrkdwn" ? mrkdwn(string(it["text"])) : html`${lines(string(it["text"]))}`;

const lines = (text: string): readonly Html[] =>
  text.split("\n").map((line, at) => (at === 0 ? html`${line}` : html`<br />${line}`));
