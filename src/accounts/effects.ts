import type { Channel } from "../conversation/ports";
import type { Performers } from "../outbox/perform";
import { ceremonyMs } from "./ceremony";
import { leave, type LeaveParts } from "./leaving";
import type { Linking } from "./linking";

export interface LinkEffectParts extends LeaveParts {
  readonly linking: Linking;
  readonly channelOf: (chat: string) => Channel;
  /** Takes all codes of a chat off the screen. */
  readonly hideCodes: (chat: string) => Promise<unknown>;
}

/** Of a link's ten minutes; whoever opens it later has hardly time left to sign in. */
const surelyGoodMs = ceremonyMs - 3 * 60_000;

/** Signing in and out. */
export const linkEffects = (parts: LinkEffectParts): Performers<"link.start" | "link.verify" | "link.end"> => ({
  "link.start": async ({ key, person }) => {
    const chat = [person.name, parts.channelOf(key).title].filter(Boolean).join(" · ");
    const url = await parts.linking.start(key, chat, person.lang);
    return { kind: "linkOffered", url, goodUntil: parts.clock() + surelyGoodMs };
  },
  "link.verify": async ({ effect, job, key, person }) => {
    const outcome = await parts.linking.verify(key, effect.code, job.id);
    // A chat belongs to one account: whoever signs in as somebody else leaves the account before.
    const before = person.account;
    if (outcome.kind === "linked" && before !== undefined && before !== outcome.account)
      await leave(parts, before, key);
    return outcome;
  },
  "link.end": async ({ key, person }) => {
    await parts.hideCodes(key);
    const revoked = person.account === undefined ? true : await leave(parts, person.account, key);
    return { kind: "unlinked", revoked };
  },
});
