import { html, type Html } from "../../page/html";
import { text, wordsOf } from "../inputs";
import type { Block } from "../state";
import { drawElement, drawFeedback, drawInput, type Spot } from "./drawElements";
import { mrkdwn, type NameOf } from "./mrkdwn";

/** The place where blocks are drawn, as far as drawing depends on it. */
export interface Drawing {
  readonly nameOf: NameOf;
  /** The URL at which a file is shown. */
  readonly fileAt: (id: string) => string;
  readonly spot: Spot;
  /** The URL to which forms are sent. */
  readonly action: string;
  /** The people from whom a field for a person lets choose. */
  readonly people?: readonly { readonly id: string; readonly name: string }[];
  readonly errors?: Readonly<Record<string, string>>;
  /** The values that the fields already have, by block id. */
  readonly typed?: Readonly<Record<string, string>>;
}

const list = (it: unknown): Block[] => (Array.isArray(it) ? (it as Block[]) : []);

/** Renders Block Kit as HTML. */
export const drawBlocks = (blocks: readonly Block[], on: Drawing): Html =>
  html`${blocks.map((it) => drawBlock(it, on))}`;

/** A field that has a value already: it begins with that one. */
const withTyped = (block: Block, typed: string | undefined): Block =>
  typed === undefined
    ? block
    : {
        ...block,
        element: { ...(block["element"] as Block), initial_value: typed, initial_option: { value: typed } },
      };

function drawBlock(block: Block, on: Drawing): Html {
  switch (block["type"]) {
    case "header":
      return html`<p class="header" role="heading" aria-level="3">${wordsOf(block["text"])}</p>`;
    case "divider":
      return html`<hr />`;
    case "section":
      return drawSection(block, on);
    case "context":
      return html`<div class="context">
        ${list(block["elements"]).map((it) =>
          it["type"] === "image" ? drawPicture(it, on) : html`<span>${words(it, on)}</span>`,
        )}
      </div>`;
    case "actions":
      return html`<div class="actions">
        ${list(block["elements"]).map((it) => drawElement(block, it, on.spot, on.action))}
      </div>`;
    case "context_actions":
      return html`<div class="actions quiet">
        ${list(block["elements"]).map((it) => drawFeedback(block, it, on.spot, on.action))}
      </div>`;
    case "image":
      return html`<figure>
        ${block["title"] !== undefined && html`<figcaption>${wordsOf(block["title"])}</figcaption>`}
        ${drawPicture(block, on)}
      </figure>`;
    case "input":
      return drawInput(
        withTyped(block, on.typed?.[text(block["block_id"])]),
        on.errors?.[text(block["block_id"])],
        on.people,
      );
    case "rich_text":
      return html`${list(block["elements"]).map((it) => drawRichText(it))}`;
    case "markdown":
      return html`<p class="markdown">${text(block["text"])}</p>`;
    default:
      return html``;
  }
}

function drawSection(block: Block, on: Drawing): Html {
  const accessory = block["accessory"] as Block | undefined;
  const fields = list(block["fields"]);
  return html`<div class="section">
    <div class="words">
      ${block["text"] !== undefined && html`<div class="text">${words(block["text"] as Block, on)}</div>`}
      ${fields.length > 0 && html`<div class="fields">${fields.map((it) => html`<div class="text">${words(it, on)}</div>`)}</div>`}
    </div>
    ${
      accessory !== undefined &&
      (accessory["type"] === "image"
        ? html`<div class="accessory">${drawPicture(accessory, on)}</div>`
        : drawElement(block, accessory, on.spot, on.action))
    }
  </div>`;
}

/** Renders a quote or a section of plain text, the only rich text that is sent here. */
function drawRichText(it: Block): Html {
  const said = lines(
    list(it["elements"])
      .map((word) => text(word["text"]))
      .join(""),
  );
  return it["type"] === "rich_text_quote"
    ? html`<blockquote>${said}</blockquote>`
    : html`<div class="text">${said}</div>`;
}

function drawPicture(it: Block, { fileAt }: Drawing): Html {
  const file = it["slack_file"] as Block | undefined;
  const address = file ? fileAt(text(file["id"])) : text(it["image_url"]);
  return html`<img src="${address}" alt="${text(it["alt_text"])}" loading="lazy" />`;
}

const words = (it: Block, { nameOf }: Drawing): Html | string =>
  it["type"] === "mrkdwn" ? mrkdwn(text(it["text"]), nameOf) : lines(text(it["text"]));

const lines = (it: string): Html => html`${it.split("\n").map((line, at) => html`${at > 0 && html`<br />`}${line}`)}`;
