import type { types } from "@slack/bolt";
import { intents, openingIntents } from "../../../../dialogs";
import type { Lang } from "../../../../dialogs/kit/text";
import type { DeskTicket } from "../../../tickets/port";
import { tagsOf } from "../../../tickets/tags";
import { context, plain, type Block } from "../blocks";
import { cut, limits } from "../limits";
import { names, type ListenerDeps } from "./deps";

type Words = Pick<ListenerDeps, "say" | "sayText">;

/** Intents that are nothing a ticket could be about. */
const noTopics: ReadonlySet<string> = new Set(["menu", "language", "tickets"]);

/** The tags that a ticket can have: what students write about, as the understanding tells it apart. */
export const tags: readonly string[] = [
  "stuck",
  ...openingIntents.flatMap(({ name, gloss }) => (gloss === undefined || noTopics.has(name) ? [] : [name])),
];

/** The name of a tag; one that an earlier version had is shown as it is stored. */
export function tagTitle(tag: string, { say, sayText }: Words, lang: Lang): string {
  if (tag === "stuck") return say("tags.stuck", lang);
  const found = Object.hasOwn(intents, tag) ? intents[tag] : undefined;
  return found && "label" in found ? sayText(found.label, lang) : tag;
}

/** The tags of a ticket in a line, with a mark on one that was only suggested; empty if it has none. */
export function tagsLine({ ticket }: Pick<DeskTicket, "ticket">, words: Words, lang: Lang): string {
  const all = tagsOf(ticket)
    .map((it) => `#${tagTitle(it, words, lang)}`)
    .join(", ");
  return all !== "" && ticket.tags === undefined ? words.say("tags.suggested", lang, { tag: all }) : all;
}

/**
 * The tags of a ticket on its card, and a list to change them. Each entry of the list sets one tag or takes one away. A suggested tag
 * can be taken at its word, or taken away.
 */
export function tagBlocks(it: DeskTicket, words: Words, lang: Lang): Block[] {
  const { id, ticket } = it;
  if (ticket.state === "withdrawn") return [];
  const there = tagsOf(ticket);
  const option = (tag: string, kind: "tag" | "untag"): types.PlainTextOption => ({
    text: plain(cut(words.say(`tags.${kind}`, lang, { tag: tagTitle(tag, words, lang) }), limits.buttonText)),
    value: `${id}:${kind}:${tag}`,
  });
  const suggested = ticket.tags === undefined ? there.map((tag) => option(tag, "tag")) : [];
  const options = [
    ...suggested,
    ...there.map((tag) => option(tag, "untag")),
    ...tags.filter((tag) => !there.includes(tag)).map((tag) => option(tag, "tag")),
  ];
  const line = tagsLine(it, words, lang);
  const select: types.StaticSelect = {
    type: "static_select",
    action_id: names.tag,
    placeholder: plain(words.say("tags.choose", lang)),
    options: options.slice(0, mostOptions),
  };
  return [
    ...(line === "" ? [] : [context(line)]),
    // Slack goes on showing the entry that was chosen last, unless the list is in a new block.
    { type: "actions", block_id: `tags:${id}:${String(ticket.entries.length)}`, elements: [select] },
  ];
}

/** Slack shows no longer list. */
const mostOptions = 100;
