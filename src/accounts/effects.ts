import type { ChatId } from "../foundation/ids";
import type { Channel } from "../conversation/ports";
import type { Performers } from "../outbox/perform";
import { ceremonyMs } from "./ceremony";
import { leave, type LeaveParts } from "./leaving";
import type { Linking } from "./linking";

export interface LinkEffectParts extends LeaveParts {
  readonly linking: Linking;
  readonly channelOf: (chatId: ChatId) => Channel;
  /** Removes all codes of a chat from the screen. */
  readonly hideCodes: (chatId: ChatId) => Promise<unknown>;
}

/**
 * How long a link is offered. A ceremony lasts ten minutes, and somebody who opens the link later than this hardly has time left to
 * sign in.
 */
const surelyGoodMs = ceremonyMs - 3 * 60_000;

/** The effects for signing in and out. */
export const linkEffects = (parts: LinkEffectParts): Performers<"link.start" | "link.verify" | "link.end"> => ({
  "link.start": async ({ chatId, chat }) => {
    const title = [chat.name, parts.channelOf(chatId).title].filter(Boolean).join(" · ");
    const url = await parts.linking.start(chatId, title, chat.lang);
    return { kind: "linkOffered", url, goodUntil: parts.clock() + surelyGoodMs };
  },
  "link.verify": async ({ effect, job, chatId, chat }) => {
    const outcome = await parts.linking.verify(chatId, effect.code, job.id);
    // A chat belongs to one account, so somebody who signs in as another student leaves the previous account.
    const before = chat.account;
    if (outcome.kind === "linked" && before !== undefined && before !== outcome.account)
      await leave(parts, before, chatId);
    return outcome;
  },
  "link.end": async ({ chatId, chat }) => {
    await parts.hideCodes(chatId);
    const revoked = chat.account === undefined ? true : await leave(parts, chat.account, chatId);
    return { kind: "unlinked", revoked };
  },
});
