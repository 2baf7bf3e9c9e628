import type { ChatId } from "../../foundation/ids";
import { setTimeout } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import { chatKey, chatRecord } from "../../conversation/chat";
import { firstLanguage } from "../../conversation/firstLanguage";
import type { Lang } from "../../../dialogs/kit/text";
import type { Store } from "../../store/port";
import { chatIdOf, type SlackAddress } from "./address";
import type { SlackApi } from "./api";
import { hourMs } from "../../foundation/time";

/** What a workspace says of one of its people. */
export interface Profile {
  readonly name?: string;
  readonly locale?: string;
}

type Who = Pick<SlackAddress, "team" | "user">;

const userInfo = z.object({
  user: z.object({
    locale: z.string().exactOptional(),
    real_name: z.string().exactOptional(),
    profile: z.object({ real_name: z.string().exactOptional() }).exactOptional(),
  }),
});

/** Of so many people this process remembers what it learnt, until the store knows it and for an hour at most. */
const remembered = { max: 5_000, ttl: hourMs, ttlAutopurge: true };
/** Slack waits while somebody new is asked about; without an answer they are greeted without a name. */
const longestMs = 1_000;

/** Names and languages of people. Slack tells neither with what they do, so it is asked once, about those not yet known. */
export class Profiles {
  private readonly known = new LRUCache<string, Profile>(remembered);

  constructor(
    private readonly store: Store,
    private readonly api: SlackApi,
  ) {}

  /** What is to be told of somebody when something comes in from them; nothing for people the store knows already. */
  async of(who: Who): Promise<Profile> {
    const chatId = chatIdOf(who);
    // Asked every time: whoever is erased, by whichever process, is somebody new.
    const stored = await this.store.get(chatKey(chatId));
    if (stored && chatRecord.read(stored).name !== undefined) {
      this.known.delete(chatId);
      return {};
    }
    const known = this.known.get(chatId);
    if (known) return known;
    const asked = await Promise.race([this.ask(who), setTimeout(longestMs, undefined, { ref: false })]);
    return asked ? this.keep(chatId, asked) : {};
  }

  /** The language somebody is spoken to outside the conversation. */
  async languageOf(who: Who): Promise<Lang> {
    const stored = await this.store.get(chatKey(chatIdOf(who)));
    if (stored) return chatRecord.read(stored).lang;
    const { locale, name } = await this.of(who);
    return firstLanguage(locale, name);
  }

  forget(who: Who): void {
    this.known.delete(chatIdOf(who));
  }

  private async ask({ team, user }: Who): Promise<Profile | undefined> {
    const called = await this.api.call(team, "users.info", { user, include_locale: true }).catch(() => undefined);
    const it = called?.ok ? userInfo.safeParse(called.data).data?.user : undefined;
    if (!it) return undefined;
    const name = it.profile?.real_name ?? it.real_name;
    return { ...(name ? { name } : {}), ...(it.locale ? { locale: it.locale } : {}) };
  }

  private keep(chatId: ChatId, profile: Profile): Profile {
    this.known.set(chatId, profile);
    return profile;
  }
}
