import type { types } from "@slack/bolt";
import { boldAs, hasBold, withoutBold } from "../../../dialogs/kit/bold";
import type { SecretView, View } from "../../../dialogs/kit/view";
import { hasAddress } from "../addresses";
import { markSymbols } from "../marks";
import { buttonRows } from "./buttons";
import { cut, limits, pieces } from "./limits";
import { escapeControl, hasMarkup, withAddresses } from "./mrkdwn";
import { voteBlocks, type VoteRow } from "./vote";

export type Block = types.KnownBlock;

export interface BlockOptions {
  /** The URL at which Slack fetches an image of the guide; undefined when this server cannot be reached from outside. */
  readonly guideUrl: (name: string) => string | undefined;
  /** The label of the button that opens the form of a field. */
  readonly fillIn: string;
  readonly secret?: SecretView | undefined;
  /** The label of the button that was pressed on the card, now that its buttons are gone. */
  readonly chosen?: string | undefined;
  /** How people vote on the message, if it can be voted on. */
  readonly votes?: VoteRow;
}

export const plain = (text: string): types.PlainTextElement => ({ type: "plain_text", text, emoji: false });

/** Renders a view in Block Kit. Anything a person wrote stays plain text, so that Slack does not parse markup in it. */
export function blocksOf(view: View, options: BlockOptions): Block[] {
  const { title, paragraphs, facts, image, progress, field } = view;
  return [
    ...(progress ? [context(progress.label)] : []),
    ...(title ? heading(title) : []),
    ...paragraphs.flatMap(paragraph),
    ...(image ? drawing(image, options.guideUrl) : []),
    ...factBlocks(facts),
    ...(options.secret ? secretBlocks(options.secret) : []),
    ...(field ? paragraph(field.label) : []),
    ...buttonRows(view, options.fillIn),
    ...(options.chosen === undefined ? [] : [context(`${markSymbols.done} ${options.chosen}`)]),
    ...(view.vote && options.votes ? voteBlocks(view.vote, options.votes) : []),
  ];
}

/** The text shown in notifications and read aloud by screen readers. It never contains a secret. */
export const fallbackOf = ({ title, paragraphs }: View): string =>
  escapeControl(cut(title ?? withoutBold(paragraphs[0] ?? "…"), limits.sectionText));

export const section = (text: string): types.SectionBlock => ({ type: "section", text: plain(text) });

export const context = (text: string): types.ContextBlock => ({
  type: "context",
  elements: [plain(cut(text, limits.sectionText))],
});

const heading = (title: string): Block[] =>
  title.length <= limits.header
    ? [{ type: "header", text: plain(title) }]
    : pieces(title, limits.sectionText).map(section);

export function paragraph(text: string): Block[] {
  if (text.trim() === "") return [];
  const plainly = withoutBold(text);
  if (!hasAddress(text) && !hasBold(text)) return pieces(plainly, limits.sectionText).map(section);
  const written = boldAs(withAddresses(text), "*", "*");
  // A text that became too long because of its markup is shown as plain text.
  return written.length <= limits.sectionText
    ? [{ type: "section", text: { type: "mrkdwn", text: written, verbatim: true } }]
    : pieces(plainly, limits.sectionText).map(section);
}

function drawing({ name, alt }: NonNullable<View["image"]>, guideUrl: BlockOptions["guideUrl"]): Block[] {
  const url = guideUrl(name);
  const text = cut(alt, limits.altText);
  return [url === undefined ? context(text) : { type: "image", image_url: url, alt_text: text }];
}

/** Facts with a mark become a list, short ones a two-column table. A person's words take the full width, below their name. */
function factBlocks(facts: View["facts"]): Block[] {
  const marked = facts.filter(({ mark }) => mark !== undefined);
  const list = marked.map(({ name, value, mark, markLabel }) => {
    const said = value ? `: ${value}` : "";
    return `${mark ? markSymbols[mark] : ""} ${name}${said}${markLabel ? ` (${markLabel})` : ""}`;
  });
  const rows: Block[] = [];
  let fields: ReturnType<typeof fieldOf>[] = [];
  const endRow = (): void => {
    if (fields.length > 0) rows.push({ type: "section", fields });
    fields = [];
  };
  for (const fact of facts.filter(({ mark }) => mark === undefined)) {
    if (fact.value.length <= longestField && !fact.value.includes("\n")) {
      fields.push(fieldOf(fact));
      if (fields.length === limits.fieldsOfSection) endRow();
    } else {
      endRow();
      rows.push(context(fact.name), ...paragraph(fact.value));
    }
  }
  endRow();
  return [...pieces(list.join("\n"), limits.sectionText).map(section), ...rows];
}

/** A longer value would become a column of many short lines. */
const longestField = 120;

/**
 * A fact with its name in bold, and its URLs as links; in plain text when Slack would interpret something in it as markup.
 */
export function fieldOf({ name, value }: View["facts"][number]): types.PlainTextElement | types.MrkdwnElement {
  const text = `*${escapeControl(name)}*\n${withAddresses(value)}`;
  const isMarkup = hasMarkup(name) || (hasMarkup(value) && !hasAddress(value));
  if (isMarkup || text.length > limits.fieldText) return plain(cut(`${name}\n${value}`, limits.fieldText));
  return { type: "mrkdwn", text, verbatim: true };
}

/** Each code is in a box of its own, so that it can be copied. */
const secretBlocks = ({ codeLabel, code, qrTextLabel, qrText }: SecretView): Block[] => [
  ...boxed(codeLabel, code),
  ...boxed(qrTextLabel, qrText),
];

function boxed(label: string, text: string): Block[] {
  const written = `\`\`\`${escapeControl(text)}\`\`\``;
  if (text.includes("`") || written.length > limits.sectionText)
    return [section(label), ...pieces(text, limits.sectionText).map(section)];
  return [section(label), { type: "section", text: { type: "mrkdwn", text: written, verbatim: true } }];
}
