import { moment, type Lang } from "../../../../dialogs/kit/text";
import { entryHead } from "../../../helpdesk/entryWords";
import { priorityMarks } from "../../../helpdesk/priorityMarks";
import { teamLang, type Say } from "../../../helpdesk/say";
import { relatedTickets, type Related } from "../../../helpdesk/relatedTickets";
import type { Desk, DeskTicket } from "../../../tickets/port";
import { movable } from "../../../tickets/splitting/split";
import { isMerged, isOver, priorities, type Entry, type Ticket } from "../../../tickets/ticket";
import { typedLine } from "../../../tickets/typed";
import type { Element } from "../../adaptiveCard/types";
import { cardAt } from "./cardAt";
import {
  cut,
  deskCard,
  execute,
  heading,
  linked,
  opens,
  paragraph,
  subheading,
  subtle,
  typed,
  type DeskCard,
} from "./elements";

const mostFacts = 20;
const mostHistory = 5;
const longestFact = 300;

/** The tickets that the card of another one names. */
export interface Around {
  /** The other tickets of the student. */
  readonly others: readonly DeskTicket[];
  readonly related: readonly Related[];
}

export async function aroundOf(desk: Pick<Desk, "get" | "ofChat">, it: DeskTicket): Promise<Around> {
  const others = (await desk.ofChat(it.chatId)).filter(({ id }) => id !== it.id);
  return { others, related: await relatedTickets(desk, it) };
}

/** Renders a ticket's card for staff. The student's own text stands in a frame; everything else comes from Legitka. */
export function ticketCard(
  { id, ticket }: DeskTicket,
  { others, related }: Around,
  now: number,
  say: Say,
  lang: Lang = teamLang,
): DeskCard {
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
  const mailed = say(`card.mail${mail.charAt(0).toUpperCase()}${mail.slice(1)}`, lang);
  return deskCard(
    lang,
    title,
    [
      heading(title),
      subtle(stands),
      ...(over && !claimedBy ? [] : [subtle(claimed)]),
      ...related.flatMap(({ relation, tickets }) => [
        subtle(say(`card.${relation}`, lang)),
        ...tickets.map((one) => linked(one.id, "", cardAt(one.ticket.board?.ref)?.link)),
      ]),
      ...typed(text),
      ...factLines(facts),
      ...history(others, now, say, lang),
      subtle(mailed),
      ...(over ? [] : [subtle(say("inTeams.how", lang))]),
      ...moreButtons(id, ticket, say, lang),
    ],
    buttons(id, ticket, say, lang),
  );
}

const factLines = (facts: Ticket["facts"]): Element[] =>
  facts.slice(0, mostFacts).flatMap(({ name, value }) => paragraph(`${name}: ${cut(typedLine(value), longestFact)}`));

/** The student's other tickets as links. A ticket that is deleted must not live on in another one's card, so its words stay out. */
function history(others: readonly DeskTicket[], now: number, say: Say, lang: Lang): Element[] {
  if (others.length === 0) return [];
  const newest = [...others].sort((a, b) => b.ticket.openedAt.localeCompare(a.ticket.openedAt));
  return [
    subtle(say("card.history", lang, { at: moment(new Date(now).toISOString()) })),
    ...newest.slice(0, mostHistory).map(({ id, ticket }) => {
      const opened = say("plain", lang, { value: moment(ticket.openedAt) });
      return linked(id, ` · ${say(`state.${ticket.state}`, lang)} · ${opened}`, cardAt(ticket.board?.ref)?.link);
    }),
    ...(others.length > mostHistory
      ? [subtle(say("card.historyMore", lang, { count: others.length - mostHistory }))]
      : []),
  ];
}

function buttons(ticket: string, it: Ticket, say: Say, lang: Lang): Element[] {
  const act = (desk: "claim" | "release" | "wait" | "resolve" | "reopen" | "unmerge", more = {}) =>
    execute(say(`button.${desk}`, lang), { desk, ticket }, more);
  if (it.state === "withdrawn") return [];
  if (isMerged(it)) return [act("unmerge")];
  if (isOver(it)) return [act("reopen")];
  return [
    it.claimedBy ? act("release") : act("claim", { style: "positive" }),
    opens(say("button.reply", lang), { desk: "reply", ticket }),
    opens(say("inTeams.note", lang), { desk: "note", ticket }),
    ...(it.state === "waiting" ? [] : [act("wait")]),
    act("resolve"),
  ];
}

/** The second row of buttons, because Teams shows only six in one: the look-up, merging and splitting, and the other priorities behind a button. */
function moreButtons(ticket: string, it: Ticket, say: Say, lang: Lang): Element[] {
  if (it.state === "withdrawn") return [];
  const look = opens(say("button.look", lang), { desk: "look", whom: { ticket } });
  const others = priorities
    .filter((to) => to !== it.priority)
    .map((to) => execute(say(`priorityOf.${to}`, lang), { desk: "priority", ticket, to }));
  const priority = {
    type: "Action.ShowCard",
    title: say("button.priority", lang),
    card: { type: "AdaptiveCard", body: [], actions: others },
  };
  const merging = [
    opens(say("button.merge", lang), { desk: "merge", ticket }),
    ...(movable(it).length > 0 ? [opens(say("button.split", lang), { desk: "split", ticket })] : []),
  ];
  const actions = isOver(it) || isMerged(it) ? [look] : [look, priority, ...merging];
  return [{ type: "ActionSet", spacing: "Medium", actions }];
}

/** Renders an entry for the card's thread. */
export function entryCard(entry: Entry, say: Say, lang: Lang = teamLang): DeskCard {
  const { what, text, facts = [], files, note = "" } = entry;
  const head = entryHead(entry, say, lang);
  if (what === "noted") return deskCard(lang, head, [subheading(head), ...typed(note)]);
  if (what !== "said") return deskCard(lang, head, [subtle(head)]);
  const names = cut(files.map((it) => it.name).join(", "), 500);
  return deskCard(lang, head, [
    subheading(head),
    ...typed(text),
    ...factLines(facts),
    ...(files.length > 0 ? paragraph(say("entry.files", lang, { names })) : []),
  ]);
}

/** Renders a note among staff for the card's thread. */
export function noteCard(name: string, text: string, say: Say, lang: Lang = teamLang): DeskCard {
  const head = say("entry.note", lang, { name });
  return deskCard(lang, head, [subheading(head), ...typed(text)]);
}
