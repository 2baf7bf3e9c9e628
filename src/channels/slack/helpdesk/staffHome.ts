import type { types } from "@slack/bolt";
import { filters, listed, unansweredSince, type Filter } from "../../../helpdesk/openTickets";
import type { DeskTicket } from "../../../tickets/port";
import { context, plain, section, type Block } from "../blocks";
import { cardOf } from "./cardOf";
import type { Member } from "./members";
import { names, type Say } from "./deps";
import { placeOf } from "./handing/blocks";
import { button } from "./ticketCard";
import { typedBeginning } from "./typedWords";
import { waitingFor } from "./waiting";

/** The view that a staff member has chosen for their home tab. */
export interface Choice {
  readonly filter: Filter;
  /** The page number, starting at 0. */
  readonly page: number;
}

/** Tickets per page. Each takes two blocks, and the page itself about ten. */
const onPage = 40;

/** Renders the home tab of a staff member, with the open tickets. */
export function staffHome(
  open: readonly DeskTicket[],
  { filter, page }: Choice,
  { id, lang }: Member,
  say: Say,
  now: number,
  hasStaffPages: boolean,
): types.HomeView {
  const wanted = listed(open, filter, id);
  const pages = Math.max(1, Math.ceil(wanted.length / onPage));
  const at = Math.min(page, pages - 1);
  const option = (it: Filter): types.PlainTextOption => ({ text: plain(say(`home.filter.${it}`, lang)), value: it });
  const choose: types.StaticSelect = {
    type: "static_select",
    action_id: names.filter,
    options: filters.map(option),
    initial_option: option(filter),
  };
  const turn = (to: number, key: string) =>
    button(say(`button.${key}`, lang), `${names.page}${key}`, `${filter}:${to}`);
  const turns = [...(at > 0 ? [turn(at - 1, "earlier")] : []), ...(at < pages - 1 ? [turn(at + 1, "later")] : [])];
  return {
    type: "home",
    blocks: [
      { type: "header", text: plain(`${say("home.title", lang)} (${open.length})`) },
      {
        type: "actions",
        elements: [
          choose,
          button(say("button.status", lang), names.look, "status"),
          button(say("button.many", lang), names.many, "many"),
          button(say("button.problems", lang), names.problems, "problems"),
          ...(hasStaffPages ? [button(say("button.staffPages", lang), names.staffPages, "staff")] : []),
          button(say("button.studentHome", lang), names.studentHome, "student"),
        ],
      },
      { type: "divider" },
      ...(wanted.length === 0 ? [section(say("home.none", lang))] : []),
      ...wanted.slice(at * onPage, (at + 1) * onPage).flatMap((it) => line(it, say, lang, now)),
      ...(pages > 1 ? [context(say("home.page", lang, { at: at + 1, of: pages }))] : []),
      ...(turns.length > 0 ? [{ type: "actions", elements: turns } as const] : []),
    ],
  };
}

function line({ id, ticket }: DeskTicket, say: Say, lang: Member["lang"], now: number): Block[] {
  const link = cardOf(ticket.board?.ref)?.link;
  const holders = [ticket.claimedBy?.name, placeOf(ticket)].filter((it) => it !== undefined);
  const name = holders.length > 0 ? holders.join(" → ") : say("lookup.nobody", lang);
  const head = [id, say(`priorityOf.${ticket.priority}`, lang), say(`state.${ticket.state}`, lang)].join(" · ");
  const since = unansweredSince(ticket);
  // For a ticket that waits for the student, the state in the heading already says so.
  const key = since === null ? "home.answered" : "home.more";
  const waits =
    ticket.state === "waiting"
      ? name
      : say(key, lang, { name, since: since === null ? "" : waitingFor(since, now, say, lang) });
  const accessory = link && {
    accessory: button(say("button.thread", lang), `${names.link}${id}`, id, { url: link }),
  };
  return [{ ...section(`${head}\n${typedBeginning(ticket.text, 150)}`), ...accessory }, context(waits)];
}
