import type { types } from "@slack/bolt";
import { intents, openingIntents } from "../../../../dialogs";
import type { Lang } from "../../../../dialogs/kit/text";
import type { DeskTicket } from "../../../tickets/port";
import { tagTitle } from "../../../helpdesk/tagTitle";
import { tagsOf } from "../../../tickets/tags";
import { context, plain, type Block } from "../blocks";
import { cut, limits } from "../limits";
import { names, type ListenerDeps } from "./deps";

type Words = Pick<ListenerDeps, "say" | "sayText">;

/** Intents that are nothing a ticket could be about. */
const noTopics: ReadonlySet<string> = new Set(["menu", "language", "tickets"]);

/** The tags that staff can set: what students write about, as the understanding tells it apart. */
export const tags: readonly string[] = [
  "stuck",
  ...openingIntents.flatMap(({ name, gloss }) => (gloss === undefined || noTopics.has(name) ? [] : [name])),
];

/** Whether a ticket can have this tag: one that staff set, or the topic that its text seems to be about. */
export const isTag = (name: string): boolean => name === "stuck" || Object.hasOwn(intents, name);

/** A tag, and what it is called in one language. */
export interface NamedTag {
  readonly name: string;
  readonly title: string;
}

/**
 * The tags that these tickets have, by their titles. If a list cannot hold them all, the commonest are left; `chosen` is always among
 * them, even if no ticket has it any more, so that the choice can be seen and changed.
 */
export function namedTags(tickets: readonly DeskTicket[], words: Words, lang: Lang, chosen?: string): NamedTag[] {
  const counts = new Map<string, number>();
  for (const tag of tickets.flatMap(({ ticket }) => tagsOf(ticket))) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const commonest = [...counts].sort(([, a], [, b]) => b - a).slice(0, mostNamed);
  return [...new Set([...(chosen === undefined ? [] : [chosen]), ...commonest.map(([tag]) => tag)])]
    .map((name) => ({ name, title: tagTitle(name, words, lang) }))
    .sort((a, b) => a.title.localeCompare(b.title, lang));
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
/** One option of a list is for the tag that is chosen, and one for no tag in particular. */
const mostNamed = mostOptions - 2;
