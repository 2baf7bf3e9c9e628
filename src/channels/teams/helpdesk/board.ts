import { Fault } from "../../../foundation/fault";
import type { Board, BoardSent, DeskTicket } from "../../../tickets/port";
import type { Delivered } from "../connector";
import { cardAt, type CardAt } from "./cardAt";
import type { ChannelPosts } from "./channelPosts";
import type { DeskDeps } from "./deps";
import { isTypedIn, linkTo } from "./location";
import { aroundOf, entryCard, ticketCard } from "./ticketCard";

/** The pause before a retry when the channel cannot be written to; an administrator has to act first. */
const goneMs = 5 * 60_000;

const missing = { ok: false, refusal: "missing" } as const;

/**
 * Shows tickets as cards in the helpdesk's channel, each with its thread. A crash right after posting may leave a second card; the
 * buttons of both lead to the ticket.
 */
export function createBoard({ location, cards, say, desk, clock }: DeskDeps, posts: ChannelPosts): Board {
  async function drawn(it: DeskTicket) {
    return ticketCard(it, await aroundOf(desk, it), clock(), say);
  }

  /** The helpdesk has moved to another channel: removes the card from the old one. A new one is then made in the current channel. */
  async function moved(at: CardAt): Promise<Extract<BoardSent, { ok: false }>> {
    return (await take(at)) ?? missing;
  }

  /** Deletes a card and our messages below it. Those that staff wrote stay, because they are not ours to delete. */
  async function take(at: CardAt): Promise<Extract<BoardSent, { ok: false }> | undefined> {
    const known = await cards.get(at.channel, at.root);
    for (const id of [...(known?.posted ?? []), at.root]) {
      const gone = await posts.remove(at, id);
      if (!gone.ok && gone.refusal === "later") return refused(gone);
    }
    await cards.forget(at.channel, at.root);
    return undefined;
  }

  return {
    show: (it, known) =>
      unlessRefused(async () => {
        const card = await drawn(it);
        const at = cardAt(known);
        // A card in another chat is not this board's, so the ticket gets one here.
        if (known && !at) return missing;
        if (at && at.channel !== location.channel) return moved(at);
        if (at) {
          const updated = await posts.replace(at, card);
          return updated.ok ? { ok: true, ref: at } : refused(updated);
        }
        const sent = await posts.begin(card);
        if (!sent.ok) return refused(sent);
        const thread = { channel: location.channel, root: sent.id };
        await cards.keep(thread.channel, thread.root, it.id);
        return { ok: true, ref: { chat: "teams", ...thread, link: linkTo(thread, location) } };
      }),
    add: ({ ref, entry }) =>
      unlessRefused(async () => {
        const at = cardAt(ref);
        if (!at) return missing;
        if (at.channel !== location.channel) return moved(at);
        if (isTypedIn(at, entry.id)) return { ok: true, ref };
        const sent = await posts.reply(at, entryCard(entry, say));
        if (!sent.ok) return refused(sent);
        await cards.addPosted(at.channel, at.root, sent.id);
        return { ok: true, ref };
      }),
    remove: async (ref) => {
      const at = cardAt(ref);
      return (at && (await take(at))) ?? { ok: true, ref };
    },
  };
}

/** A card that Teams refuses for what it is will not be taken later either. */
async function unlessRefused(send: () => Promise<BoardSent>): Promise<BoardSent> {
  try {
    return await send();
  } catch (cause) {
    if (cause instanceof Fault && cause.code === "teams.card") return { ok: false, refusal: "never" };
    throw cause;
  }
}

function refused(sent: Extract<Delivered, { ok: false }>): Extract<BoardSent, { ok: false }> {
  switch (sent.refusal) {
    case "later":
      return { ok: false, refusal: "later", afterMs: sent.afterMs };
    case "gone":
      return { ok: false, refusal: "later", afterMs: goneMs };
    case "missing":
      return missing;
  }
}
