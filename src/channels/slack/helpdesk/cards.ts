import { z } from "zod";
import { DeskCards } from "../../../helpdesk/deskCards";
import type { Store } from "../../../store/port";
import type { ListenerDeps } from "./deps";

const mostOthers = 5_000;

/** Finds the ticket whose card a message in the helpdesk's channel is. */
export class Cards {
  /** Threads that belong to no card. A busy channel has many of them, and Slack should be asked about each only once. */
  private readonly others = new Set<string>();

  private readonly cards: DeskCards;

  constructor(store: Store) {
    this.cards = new DeskCards(store);
  }

  keep = (channel: string, ts: string, ticket: string): Promise<void> => this.cards.keep(channel, ts, ticket);
  forget = (channel: string, ts: string): Promise<void> => this.cards.forget(channel, ts);

  /** The ticket a thread belongs to. When a crash kept a card's record from being stored, the ticket is read from the card's buttons. */
  async ticketOf({ slack: { api, installations }, location }: ListenerDeps, team: string, channel: string, ts: string) {
    const stored = await this.cards.get(channel, ts);
    if (stored) return stored.ticket;
    // In channels where the helpdesk was before, only stored cards count.
    if (channel !== location.channel || this.others.has(ts)) return undefined;
    const called = await api.call(team, "conversations.replies", { channel, ts, limit: 1 });
    const root = called.ok ? parent.safeParse(called.data).data?.messages[0] : undefined;
    const us = await installations.of(team);
    if (root?.ts !== ts) return undefined;
    if (root.user !== us?.botUser) {
      if (this.others.size > mostOthers) this.others.clear();
      this.others.add(ts);
      return undefined;
    }
    const values = (root.blocks ?? []).flatMap(({ elements = [] }) => elements.map(({ value }) => value ?? ""));
    const ticket = values.find((it) => /^L-[A-Z0-9]{6}$/.test(it));
    if (ticket !== undefined) await this.keep(channel, ts, ticket);
    return ticket;
  }
}

const parent = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      user: z.string().nullish(),
      blocks: z
        .array(z.object({ elements: z.array(z.object({ value: z.string().nullish() })).exactOptional() }))
        .exactOptional(),
    }),
  ),
});
