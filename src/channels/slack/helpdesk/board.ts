import { z } from "zod";
import type { Board, BoardSent, DeskTicket } from "../../../tickets/port";
import { relatedTickets } from "../../../helpdesk/relatedTickets";
import type { Called } from "../api";
import { context, type Block } from "../blocks";
import { SecretFiles } from "../secretFiles";
import { Cards } from "./cards";
import { teamLang, type ListenerDeps } from "./deps";
import { moment } from "../../../../dialogs/kit/text";
import { cardOf, type CardAt } from "./cardOf";
import { historyBlocks } from "./history";
import { dueBlocks } from "./dueBlocks";
import { relatedBlocks } from "./merging/blocks";
import { tagBlocks } from "./tags";
import { entryMessage, ticketCard } from "./ticketCard";

const posted = z.object({ channel: z.string(), ts: z.string() });
const replies = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      bot_id: z.string().nullish(),
      files: z.array(z.object({ id: z.string() })).nullish(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().exactOptional() }).exactOptional(),
});

/** The pause before a retry when the channel cannot be written to; an administrator has to act first. */
const goneMs = 5 * 60_000;

/** Shows tickets as cards in the helpdesk's channel. A crash right after posting may leave a second card; both lead to the ticket. */
export function createBoard(deps: ListenerDeps, onShown: () => void): Board {
  const { slack, location, store, say, desk, clock, log } = deps;
  const { api } = slack;
  const team = location.team ?? "";
  const cards = new Cards(store);
  const files = new SecretFiles(api, log);

  /** The helpdesk has moved to another channel: removes the card from the old channel. A new one is then made in the current channel. */
  async function moved({ channel, ts }: CardAt): Promise<Extract<BoardSent, { ok: false }>> {
    return (await take(channel, ts)) ?? missing;
  }

  async function historyOf({ id, chatId }: DeskTicket): Promise<Block[]> {
    const others = (await desk.ofChat(chatId)).filter((it) => it.id !== id);
    return historyBlocks(others, moment(new Date(clock()).toISOString()), say, teamLang);
  }

  /** The known problem that the student has read about, while staff know of it. */
  async function problemOf({ ticket: { problem } }: DeskTicket): Promise<Block[]> {
    if (problem === undefined) return [];
    const known = (await deps.problems.list()).find((it) => it.id === problem);
    return known ? [context(say("card.problem", teamLang, { name: known.phrases }))] : [];
  }

  return {
    async show(it, known) {
      const drawn = ticketCard(it, say, teamLang, [
        ...(await problemOf(it)),
        ...relatedBlocks(await relatedTickets(desk, it), say, teamLang),
        ...dueBlocks(deps, it),
        ...tagBlocks(it, deps, teamLang),
        ...(await historyOf(it)),
      ]);
      const at = cardOf(known);
      if (known && !at) return missing;
      onShown();
      if (at && at.channel !== location.channel) return moved(at);
      if (at) {
        const { channel, ts } = at;
        const updated = await api.call(team, "chat.update", { channel, ts, ...drawn });
        return updated.ok ? { ok: true, ref: at } : refused(updated);
      }
      const sent = await api.call(team, "chat.postMessage", { channel: location.channel, ...quiet, ...drawn });
      if (!sent.ok) return refused(sent);
      const { channel, ts } = posted.parse(sent.data);
      await cards.keep(channel, ts, it.id);
      const link = await api.call(team, "chat.getPermalink", { channel, message_ts: ts }).catch(() => undefined);
      const permalink = link?.ok ? z.url().safeParse(link.data["permalink"]).data : undefined;
      return { ok: true, ref: { channel, ts, ...(permalink === undefined ? {} : { link: permalink }) } };
    },
    async add({ ref, entry, files: shared }) {
      const at = cardOf(ref);
      if (!at) return missing;
      if (at.channel !== location.channel) return moved(at);
      // This entry was typed in this thread, so it is already there.
      if (typedHere(entry.id, at)) return { ok: true, ref };
      const drawn = entryMessage(entry, say, teamLang, deps.sayText);
      if (shared.length > 0) {
        const put = await files.shareInThread(
          team,
          { channel: at.channel, thread: at.ts, blocks: drawn.blocks },
          shared,
        );
        return put.ok ? { ok: true, ref } : refused(put);
      }
      const sent = await api.call(team, "chat.postMessage", {
        channel: at.channel,
        thread_ts: at.ts,
        ...quiet,
        ...drawn,
      });
      return sent.ok ? { ok: true, ref } : refused(sent);
    },
    async remove(ref) {
      const at = cardOf(ref);
      const put = at && (await take(at.channel, at.ts));
      return put ?? { ok: true, ref };
    },
  };

  /** Deletes a card and its thread, as far as Slack lets the app. Returns undefined when that is done, or else the refusal. */
  async function take(channel: string, ts: string): Promise<Extract<BoardSent, { ok: false }> | undefined> {
    const ours: string[] = [];
    const pictures: string[] = [];
    for (let cursor = ""; ;) {
      const called = await api.call(team, "conversations.replies", { channel, ts, limit: 200, cursor });
      if (!called.ok && called.refusal === "later") return refused(called);
      const page = called.ok ? replies.parse(called.data) : undefined;
      ours.push(...(page?.messages ?? []).map((it) => it.ts));
      for (const { bot_id, files = [] } of page?.messages ?? [])
        if (bot_id) pictures.push(...(files ?? []).map(({ id }) => id));
      cursor = page?.response_metadata?.next_cursor ?? "";
      if (cursor === "") break;
    }
    for (const file of pictures) {
      const gone = await files.remove(team, file);
      if (!gone.ok) return refused(gone);
    }
    // The card is deleted last, because the thread is found through it. The app cannot delete messages that staff wrote; Slack's
    // refusal of those is ignored.
    for (const one of [...ours.filter((it) => it !== ts), ts]) {
      const gone = await api.call(team, "chat.delete", { channel, ts: one });
      if (!gone.ok && gone.refusal === "later") return refused(gone);
    }
    await cards.forget(channel, ts);
    return undefined;
  }
}

const missing = { ok: false, refusal: "missing" } as const;

export const quiet = { unfurl_links: false, unfurl_media: false } as const;

/** The event id of a message typed in a thread: `slack:TEAM:CHANNEL:THREAD:TS`. */
export const typedId = (team: string, { channel, thread, ts }: Readonly<Record<"channel" | "thread" | "ts", string>>) =>
  `slack:${team}:${channel}:${thread}:${ts}`;
/** Whether an entry was typed in the thread of this card, and not below an earlier card that was deleted or was in another channel. */
const typedHere = (event: string, at: CardAt): boolean => {
  const [, , channel, thread, ts] = event.split(":");
  return channel === at.channel && thread === at.ts && ts !== undefined;
};

function refused(called: Extract<Called, { ok: false }>): Extract<BoardSent, { ok: false }> {
  switch (called.refusal) {
    case "later":
      return { ok: false, refusal: "later", afterMs: called.afterMs };
    case "gone":
      return { ok: false, refusal: "later", afterMs: goneMs };
    default:
      return { ok: false, refusal: called.refusal };
  }
}
