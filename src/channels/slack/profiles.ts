import { setImmediate as othersTurn, setTimeout } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import { firstLanguage } from "../../conversation/firstLanguage";
import type { KnownChats } from "../../conversation/ports";
import type { Lang } from "../../../dialogs/kit/text";
import { chatIdOf, type SlackAddress } from "./address";
import type { SlackApi } from "./api";
import type { Standing } from "../isServed";
import { standingFields, standingIn } from "./standing";
import { hourMs, minuteMs } from "../../foundation/time";

/** A person's entry in a workspace's directory. */
export interface Profile {
  readonly name?: string;
  readonly locale?: string;
}

type Who = Pick<SlackAddress, "team" | "user">;

const userInfo = z.object({
  user: z.object({
    ...standingFields,
    locale: z.string().exactOptional(),
    real_name: z.string().exactOptional(),
    profile: z.object({ real_name: z.string().exactOptional() }).exactOptional(),
  }),
});

/** The limits of the cache of profiles. An entry is needed until the store has the person's name, and for an hour at most. */
const remembered = { max: 5_000, ttl: hourMs, ttlAutopurge: true };
/** How long a member's standing is cached, and how long anybody else's. */
const standingRemembered = { max: 20_000, ttl: 12 * hourMs, ttlAutopurge: true };
const outsiderMs = 10 * minuteMs;
/**
 * Slack waits for our answer while a new person's profile is requested. Without a response in this time, they are greeted
 * without a name.
 */
const longestMs = 1_000;
/** Without their standing, a new person's event is refused, so it is waited for as long as Slack waits for our answer. */
const standingMs = 2_000;

/** Names and languages of people. Slack's events contain neither, so they are requested once for people who are not yet known. */
export class Profiles {
  private readonly known = new LRUCache<string, Profile>(remembered);
  /** Requests under way, so that several messages from a new person at once cause only one. */
  private readonly asking = new Map<string, Promise<Profile | undefined>>();
  private readonly standings = new LRUCache<string, Standing>(standingRemembered);

  constructor(
    private readonly chats: KnownChats,
    private readonly api: SlackApi,
  ) {}

  /** The profile to pass on with an event; empty for people the store already knows. */
  async of(who: Who): Promise<Profile> {
    const chatId = chatIdOf(who);
    // This is asked every time, because the person may have been erased and is then new.
    if ((await this.chats.get(chatId))?.name !== undefined) {
      this.known.delete(chatId);
      return {};
    }
    const known = this.known.get(chatId);
    if (known) return known;
    return (await this.askSoon(who)) ?? {};
  }

  /** A person's standing in the workspace; undefined while Slack does not report it. */
  async standingOf(who: Who): Promise<Standing | undefined> {
    const chatId = chatIdOf(who);
    if (!this.standings.has(chatId)) await this.askSoon(who, standingMs);
    return this.standings.get(chatId);
  }

  /** The language in which to address a person outside the conversation. */
  async languageOf(who: Who): Promise<Lang> {
    const chat = await this.chats.get(chatIdOf(who));
    if (chat) return chat.lang;
    const { locale, name } = await this.of(who);
    return firstLanguage(locale, name);
  }

  /** The name of a mentioned person; undefined when Slack does not answer in time. */
  async nameOf(who: Who): Promise<string | undefined> {
    const chatId = chatIdOf(who);
    return (this.known.get(chatId) ?? (await this.askSoon(who)))?.name;
  }

  forget(who: Who): void {
    this.known.delete(chatIdOf(who));
    this.standings.delete(chatIdOf(who));
  }

  private askSoon(who: Who, withinMs = longestMs): Promise<Profile | undefined> {
    const chatId = chatIdOf(who);
    const asked = this.asking.get(chatId) ?? this.ask(who).finally(() => this.asking.delete(chatId));
    this.asking.set(chatId, asked);
    // An answer that has arrived while this process was busy is read first.
    const late = setTimeout(withinMs, undefined, { ref: false }).then(() => othersTurn(undefined));
    return Promise.race([asked, late]);
  }

  private async ask({ team, user }: Who): Promise<Profile | undefined> {
    const called = await this.api.call(team, "users.info", { user, include_locale: true }).catch(() => undefined);
    const chatId = chatIdOf({ team, user });
    // Slack knows no person with that id, or does not let the app see them.
    if (called && !called.ok && called.refusal !== "later") this.standings.set(chatId, "stranger", { ttl: outsiderMs });
    const it = called?.ok ? userInfo.safeParse(called.data).data?.user : undefined;
    if (!it) return undefined;
    const standing = standingIn(team, it);
    this.standings.set(chatId, standing, standing === "member" ? {} : { ttl: outsiderMs });
    const name = it.profile?.real_name ?? it.real_name;
    const profile = { ...(name ? { name } : {}), ...(it.locale ? { locale: it.locale } : {}) };
    this.known.set(chatId, profile);
    return profile;
  }
}
