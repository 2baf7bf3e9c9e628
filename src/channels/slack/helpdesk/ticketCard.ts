import type { types } from "@slack/bolt";
import { moment, type Lang } from "../../../../dialogs/kit/text";
import { entryHead } from "../../../helpdesk/entryWords";
import { priorityMarks } from "../../../helpdesk/priorityMarks";
import type { DeskTicket } from "../../../tickets/port";
import { typedLine } from "../../../tickets/typed";
import { movable } from "../../../tickets/splitting/split";
import { isMerged, isOver, priorities, type Entry, type Ticket } from "../../../tickets/ticket";
import { context, fieldOf, paragraph, plain, section, type Block } from "../blocks";
import { cut, limits } from "../limits";
import { escapeControl } from "../mrkdwn";
import { names, type Say, type SayText } from "./deps";
import { tagTitle } from "../../../helpdesk/tagTitle";
import { handedBlocks, handedMore, handingButtons } from "./handing/blocks";
import { typedWords } from "./typedWords";

/** The maximum length of a ticket's text on its card. */
const longestWords = 8_000;
const mostFacts = 20;

export const button = (
  text: string,
  action_id: string,
  value: string,
  more: Pick<types.Button, "style" | "url"> = {},
): types.Button => ({ type: "button", text: plain(cut(text, limits.buttonText)), action_id, value, ...more });

/**
 * Renders a ticket's card for staff. The student's own text is shown as a quote; everything else comes from Legitka.
 * @param history blocks about the student's other tickets
 */
export function ticketCard(
  { id, ticket }: DeskTicket,
  say: Say,
  lang: Lang,
  history: readonly Block[] = [],
): { text: string; blocks: Block[] } {
  const { state, priority, openedAt, claimedBy, facts, text, mail } = ticket;
  const values = {
    state: say(`state.${state}`, lang),
    priority: say(`priorityOf.${priority}`, lang),
    since: moment(openedAt),
  };
  const title = say("card.title", lang, { ticket: id });
  const over = isOver(ticket);
  const stands = over
    ? say("card.stateOver", lang, values)
    : `${priorityMarks[priority]} ${say("card.state", lang, values)}`;
  const claimed = claimedBy ? say("card.claimed", lang, { name: claimedBy.name }) : say("card.unclaimed", lang);
  const ways = [say("card.slack", lang), say(`card.mail${mail.charAt(0).toUpperCase()}${mail.slice(1)}`, lang)];
  const fields = facts.slice(0, mostFacts).map(({ name, value }) => fieldOf({ name, value: typedLine(value) }));
  return {
    text: title,
    blocks: [
      { type: "header", text: plain(title) },
      context(stands),
      ...(over && !claimedBy ? [] : [context(claimed)]),
      ...handedBlocks(ticket, say, lang),
      ...typedWords(text),
      ...inTens(fields).map((some): Block => ({ type: "section", fields: some })),
      ...history,
      context(ways.join(" · ")),
      ...buttons(id, ticket, say, lang),
      ...(over ? [] : [context(say("card.how", lang))]),
    ],
  };
}

const inTens = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / limits.fieldsOfSection) }, (_, at) =>
    all.slice(at * limits.fieldsOfSection, (at + 1) * limits.fieldsOfSection),
  );

/**
 * Renders a person's text as plain text: Slack must not interpret it as markup, nor turn its URLs into links that can be pressed
 * by mistake.
 */
const paragraphs = (text: string): Block[] =>
  (text.match(/[\s\S]{1,2900}/g) ?? []).filter((it) => it.trim() !== "").map((it) => section(it));

function buttons(id: string, ticket: Ticket, say: Say, lang: Lang): Block[] {
  const action = (kind: string, style: Pick<types.Button, "style"> = {}) =>
    button(say(`button.${kind}`, lang), `${names.action}${kind}`, id, style);
  const look = button(say("button.look", lang), names.look, id);
  if (ticket.state === "withdrawn") return [];
  if (isMerged(ticket))
    return [{ type: "actions", elements: [button(say("button.unmerge", lang), names.unmerge, id), look] }];
  if (isOver(ticket)) return [{ type: "actions", elements: [action("reopen"), look] }];
  const first = [
    ticket.claimedBy ? action("release") : action("claim", { style: "primary" }),
    button(say("button.reply", lang), names.reply, id),
    ...(ticket.state === "waiting" ? [] : [action("wait")]),
    action("resolve"),
  ];
  const handing = handingButtons(ticket, (key, to) => button(say(`button.${key}`, lang), to, id));
  const merging = [
    button(say("button.merge", lang), names.merge, id),
    ...(movable(ticket).length > 0 ? [button(say("button.split", lang), names.split, id)] : []),
  ];
  return [
    { type: "actions", elements: first },
    { type: "actions", elements: [prioritySelect(id, ticket, say, lang), look, ...handing, ...merging] },
  ];
}

/** The list from which the priority of a ticket is chosen. */
export function prioritySelect(id: string, { priority }: Ticket, say: Say, lang: Lang): types.StaticSelect {
  const option = (it: (typeof priorities)[number]): types.PlainTextOption => ({
    text: plain(say("card.priority", lang, { priority: say(`priorityOf.${it}`, lang) })),
    value: `${id}:${it}`,
  });
  return {
    type: "static_select",
    action_id: names.priority,
    placeholder: plain(say("button.priority", lang)),
    options: priorities.map(option),
    initial_option: option(priority),
  };
}

/** Renders notes among staff for the card's thread. */
export function noteMessage(name: string, text: string, say: Say, lang: Lang): { text: string; blocks: Block[] } {
  const head = say("entry.note", lang, { name });
  return { text: escapeControl(head), blocks: [context(head), ...paragraphs(cut(text, longestWords))] };
}

/** Renders an entry for the card's thread. */
export function entryMessage(entry: Entry, say: Say, lang: Lang, sayText: SayText): { text: string; blocks: Block[] } {
  const { what, text, facts = [], files } = entry;
  const head = entryHead(entry, say, lang, (tag) => tagTitle(tag, { say, sayText }, lang));
  if (what !== "said") return { text: escapeControl(head), blocks: [context(head), ...handedMore(entry, say, lang)] };
  const names_ = files.map((it) => it.name).join(", ");
  return {
    text: escapeControl(head),
    blocks: [
      context(head),
      ...typedWords(text),
      ...inTens(facts.map(fieldOf)).map((some): Block => ({ type: "section", fields: some })),
      ...(files.length > 0 ? paragraph(say("entry.files", lang, { names: cut(names_, 500) })) : []),
    ],
  };
}
