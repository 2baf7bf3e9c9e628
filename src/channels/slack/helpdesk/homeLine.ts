import { priorityMarks } from "../../../helpdesk/priorityMarks";
import { minuteMs } from "../../../foundation/time";
import { moment } from "../../../../dialogs/kit/text";
import { unansweredSince } from "../../../helpdesk/openTickets";
import type { DeskTicket } from "../../../tickets/port";
import { isOver } from "../../../tickets/ticket";
import { section, type Block } from "../blocks";
import { names, type ListenerDeps } from "./deps";
import { placeOf } from "./handing/blocks";
import type { Member } from "./members";
import { tagsLine } from "./tags";
import { button, prioritySelect } from "./ticketCard";
import { linkTo } from "./ticketLink";
import { typedBeginning } from "./typedWords";
import { waitingFor } from "../../../helpdesk/waiting";

/** The longest part of a ticket's text in a list. */
const longestWords = 150;

/**
 * Renders a ticket in a list of tickets: its priority and when it is due first, then the first words of its student, whose it is and
 * how long it has been waiting, and what can be done about it there.
 */
export function homeLine(
  { due, say, sayText, clock }: Pick<ListenerDeps, "due" | "say" | "sayText" | "clock">,
  it: DeskTicket,
  album: string | null,
  { lang }: Pick<Member, "lang">,
): Block[] {
  const { id, ticket } = it;
  const { state, priority } = ticket;
  const now = clock();
  const at = due.of(ticket);
  const dueKey = at !== null && at <= now ? "home.late" : "home.due";
  const head = [
    ...(isOver(ticket) ? [] : [`${priorityMarks[priority]} ${say(`priorityOf.${priority}`, lang)}`]),
    ...(at === null ? [] : [say(dueKey, lang, { due: moment(new Date(at).toISOString()) })]),
    id,
    say(`state.${state}`, lang),
  ];
  const holders = [ticket.claimedBy?.name, placeOf(ticket)].filter((one) => one !== undefined);
  const name = holders.length > 0 ? holders.join(" → ") : say("lookup.nobody", lang);
  const since = unansweredSince(ticket);
  const ago = (iso: string) => waitingFor(iso, now, say, lang);
  const stands =
    state !== "open"
      ? name
      : since === null
        ? say("home.answered", lang, { name })
        : say("home.more", lang, { name, since: ago(since) });
  const facts = [
    now - Date.parse(ticket.openedAt) < minuteMs
      ? say("home.openedNow", lang)
      : say("home.opened", lang, { since: ago(ticket.openedAt) }),
    ...(album === null ? [] : [say("home.album", lang, { album })]),
    stands,
    ...[tagsLine(it, { say, sayText }, lang)].filter((line) => line !== ""),
  ];
  const link = linkTo(it);
  const accessory = link && { accessory: button(say("button.thread", lang), `${names.link}${id}`, id, { url: link }) };
  const words = [head.join(" · "), typedBeginning(ticket.text, longestWords), facts.join(" · ")].join("\n");
  const does = (kind: "claim" | "resolve" | "reopen") =>
    button(say(`button.${kind}`, lang), `${names.action}${kind}`, id);
  const told: Block = { ...section(words), ...accessory };
  // Nothing about a ticket that its student has withdrawn reaches them any more.
  if (state === "withdrawn") return [told];
  const elements = isOver(ticket)
    ? [does("reopen")]
    : [
        ...(ticket.claimedBy ? [] : [does("claim")]),
        button(say("button.reply", lang), names.reply, id),
        does("resolve"),
        prioritySelect(id, ticket, say, lang),
        button(say("button.handOver", lang), names.handOver, id),
      ];
  return [told, { type: "actions", block_id: `ticket:${id}`, elements }];
}
