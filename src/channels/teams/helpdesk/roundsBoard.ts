import { minuteMs } from "../../../foundation/time";
import type { Due } from "../../../helpdesk/due";
import type { Posted, RoundsBoard } from "../../../helpdesk/rounds/port";
import { reminderLine } from "../../../helpdesk/rounds/reminderLine";
import { headings } from "../../../helpdesk/rounds/reminders";
import { teamLang } from "../../../helpdesk/say";
import { waitingFor } from "../../../helpdesk/waiting";
import type { DeskTicket } from "../../../tickets/port";
import type { Element } from "../../adaptiveCard/types";
import type { Delivered } from "../connector";
import { cardAt } from "./cardAt";
import type { ChannelPosts } from "./channelPosts";
import type { DeskDeps } from "./deps";
import { deskCard, heading, linked, opensUrl, paragraph, subheading } from "./elements";

/** The pause before a retry when the channel cannot be written to; an administrator has to act first. */
const refusedMs = 5 * minuteMs;

/**
 * Posts the helpdesk's rounds in its channel in Teams, each as a thread of its own. A bot cannot read a channel there, and it can
 * mention nobody but single people, so a reminder calls nobody.
 */
export function createRoundsBoard(
  { say, clock }: Pick<DeskDeps, "say" | "clock">,
  due: Due,
  posts: Pick<ChannelPosts, "begin">,
): RoundsBoard {
  const post = async (title: string, body: readonly Element[], actions: readonly Element[] = []): Promise<Posted> =>
    postedOf(await posts.begin(deskCard(teamLang, title, [heading(title), ...body], actions), 1));

  function line(it: DeskTicket): Element {
    const { id, ticket } = it;
    // The number stands first in the sentence, and leads to the ticket's card.
    const rest = reminderLine(it, due, say, clock()).replace(id, "");
    return linked(id, ticket.claimedBy ? `${rest} · ${ticket.claimedBy.name}` : rest, cardAt(ticket.board?.ref)?.link);
  }

  return {
    digest({ open, unclaimed, waiting, oldest }) {
      const since = waitingFor(oldest.ticket.openedAt, clock(), say, teamLang);
      const text = say("digest.morning", teamLang, { open, unclaimed, waiting, ticket: oldest.id, since });
      const url = cardAt(oldest.ticket.board?.ref)?.link;
      const card = deskCard(teamLang, text, paragraph(text), url === undefined ? [] : [opensUrl(oldest.id, url)]);
      return posts.begin(card, 1).then(postedOf);
    },
    remind({ groups }) {
      const heads = groups.map(({ stage }) => say(headings[stage], teamLang));
      const body = groups.flatMap(({ stage, tickets }) => [
        ...(groups.length > 1 ? [subheading(say(headings[stage], teamLang))] : []),
        ...tickets.map(line),
      ]);
      return post(heads.join(" · "), body);
    },
    weekly: ({ title, lines, url }) =>
      post(
        title,
        lines.flatMap((it) => paragraph(it)),
        url === undefined ? [] : [opensUrl(say("weekly.open", teamLang), url)],
      ),
    hasWeekly: () => Promise.resolve(undefined),
  };
}

function postedOf(sent: Delivered): Posted {
  if (sent.ok) return { ok: true };
  if (sent.refusal !== "later") return { ok: false, afterMs: refusedMs };
  return { ok: false, afterMs: sent.afterMs, ...(sent.mayHaveArrived && { mayHaveArrived: true as const }) };
}
