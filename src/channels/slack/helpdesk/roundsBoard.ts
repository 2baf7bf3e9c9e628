import { z } from "zod";
import { reminderLine } from "../../../helpdesk/rounds/reminderLine";
import { headings } from "../../../helpdesk/rounds/reminders";
import type { Posted, RoundsBoard } from "../../../helpdesk/rounds/port";
import { waitingFor } from "../../../helpdesk/waiting";
import { minuteMs } from "../../../foundation/time";
import type { DeskTicket } from "../../../tickets/port";
import type { Called } from "../api";
import { section, type Block } from "../blocks";
import { withAddresses } from "../mrkdwn";
import { mayBeDone } from "../refusals";
import { quiet } from "./board";
import { claimerOf } from "./claimer";
import { teamLang, type ListenerDeps } from "./deps";
import { linkedSection } from "./ticketLink";

/** The pause before a retry when the channel cannot be written to; an administrator has to act first. */
const refusedMs = 5 * minuteMs;

/** The message of a week's summary is recognised by this: https://docs.slack.dev/messaging/message-metadata. */
const weeklyEvent = "weekly_summary";
const history = z.object({
  messages: z.array(
    z.object({
      metadata: z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).optional(),
    }),
  ),
});

/** Posts the helpdesk's rounds in its channel in Slack. */
export function createRoundsBoard(deps: ListenerDeps): RoundsBoard {
  const { slack, location, due, say, clock } = deps;
  const team = location.team ?? "";

  async function post(text: string, blocks: readonly Block[], more: object = {}): Promise<Posted> {
    const message = { channel: location.channel, text, blocks, ...more };
    return postedOf(await slack.api.call(team, "chat.postMessage", message));
  }

  /** A heading that notifies the whole team, because one of them alone has not been enough. */
  const calling = (head: string): Block => {
    const everybody = location.group === undefined ? "<!here>" : `<!subteam^${location.group}>`;
    return { type: "section", text: { type: "mrkdwn", text: `${withAddresses(head)} ${everybody}`, verbatim: true } };
  };

  const line = async (it: DeskTicket): Promise<Block> =>
    linkedSection(reminderLine(it, due, say, clock()), it, await claimerOf(deps, it.ticket));

  return {
    digest({ open, unclaimed, waiting, oldest }) {
      const since = waitingFor(oldest.ticket.openedAt, clock(), say, teamLang);
      const text = say("digest.morning", teamLang, { open, unclaimed, waiting, ticket: oldest.id, since });
      return post(text, [linkedSection(text, oldest)]);
    },
    async remind({ groups }) {
      const blocks: Block[] = [];
      const heads: string[] = [];
      for (const { stage, tickets } of groups) {
        const head = say(headings[stage], teamLang);
        heads.push(head);
        blocks.push(stage === "late" ? calling(head) : section(head));
        for (const it of tickets) blocks.push(await line(it));
      }
      return post(heads.join(" · "), blocks);
    },
    weekly({ week, title, lines, url }) {
      const more = url === undefined ? [] : [say("weekly.more", teamLang, { url })];
      const text = { type: "mrkdwn", text: [...lines, ...more].map(withAddresses).join("\n"), verbatim: true } as const;
      const blocks: Block[] = [
        { type: "header", text: { type: "plain_text", text: title, emoji: false } },
        { type: "section", text },
      ];
      return post(title, blocks, { ...quiet, metadata: { event_type: weeklyEvent, event_payload: { week } } });
    },
    async hasWeekly(week, since) {
      const called = await slack.api.call(team, "conversations.history", {
        channel: location.channel,
        // Slack's clock may be a little behind.
        oldest: String((since - minuteMs) / 1_000),
        include_all_metadata: true,
        limit: 200,
      });
      const found = called.ok ? history.safeParse(called.data).data : undefined;
      return found?.messages.some(
        ({ metadata }) => metadata?.event_type === weeklyEvent && metadata.event_payload["week"] === week,
      );
    },
  };
}

/** A call that broke off, or failed on Slack's side, may have been performed. */
function postedOf(called: Called): Posted {
  if (called.ok) return { ok: true };
  if (called.refusal !== "later") return { ok: false, afterMs: refusedMs };
  return { ok: false, afterMs: called.afterMs, ...(mayBeDone(called.code) && { mayHaveArrived: true as const }) };
}
