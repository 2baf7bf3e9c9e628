import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { SlackAddress } from "./address";
import type { Called, SlackApi } from "./api";
import { dayMs } from "../../foundation/time";

const opened = z.object({ channel: z.object({ id: z.string() }) });

/** The limits of the cache of direct conversations: this many people, for a day. */
const remembered = { max: 20_000, ttl: dayMs, ttlAutopurge: true };

type Found = { readonly ok: true; readonly channel: string } | Extract<Called, { ok: false }>;

/**
 * Finds the direct conversations of people with the app.
 *
 * HAZARD: codes are written there. A channel that does not have the id of a direct conversation must never be used as one,
 * whatever channel a press claims to come from.
 */
export class DirectMessages {
  private readonly known = new LRUCache<string, string>(remembered);

  constructor(private readonly api: SlackApi) {}

  async of({ team, user, channel }: SlackAddress): Promise<Found> {
    const known = channel ?? this.known.get(`${team}:${user}`);
    if (known !== undefined && isDirect(known)) return { ok: true, channel: known };
    const called = await this.api.call(team, "conversations.open", { users: user });
    if (!called.ok) return called;
    const { id } = opened.parse(called.data).channel;
    this.keep({ team, user }, id);
    return { ok: true, channel: id };
  }

  /** Remembers the direct conversation in which a person was seen. */
  keep({ team, user }: Pick<SlackAddress, "team" | "user">, channel: string): void {
    if (!isDirect(channel)) return;
    this.known.set(`${team}:${user}`, channel);
  }

  /** The address of a person met outside the direct conversation, with that conversation if it is known. */
  addressOf({ team, user }: Pick<SlackAddress, "team" | "user">): SlackAddress {
    const channel = this.known.get(`${team}:${user}`);
    return { v: 1, team, user, ...(channel === undefined ? {} : { channel }) };
  }
}

/** Ids of direct conversations, and only those, start with a D (https://docs.slack.dev/apis/web-api/using-the-conversations-api). */
const isDirect = (channel: string): boolean => channel.startsWith("D");
