import type { ChatId } from "../foundation/ids";
import type { Channel } from "../conversation/ports";
import type { Performers } from "../outbox/performers";
import { ceremonyMs } from "./ceremony";
import { plainName } from "../foundation/plainName";
import { endOther, endOthers } from "./endingOthers";
import { leave, type LeaveDeps } from "./leaving";
import type { Linking } from "./linking/linking";

export interface LinkEffectDeps extends LeaveDeps {
  readonly linking: Linking;
  readonly channelOf: (chatId: ChatId) => Channel;
  /** The display name of the chat system that a chat is in. */
  readonly titleOf: (chatId: ChatId) => string;
  /** Removes all codes of a chat from the screen. */
  readonly hideCodes: (chatId: ChatId) => Promise<unknown>;
}

/** How long the dialog offers the link. A ceremony lasts ten minutes, so later than this there is hardly time left to sign in. */
const surelyGoodMs = ceremonyMs - 3 * 60_000;

/** The effects for signing in and out. */
export const linkEffects = (
  deps: LinkEffectDeps,
): Performers<"link.start" | "link.verify" | "link.end" | "link.endOther"> => ({
  "link.start": async ({ effect, chatId, chat }) => {
    const channel = deps.channelOf(chatId);
    const workspace = await channel.workspaceOf?.(chat.address);
    const where = [channel.title, workspace].flatMap((it) => (it === undefined ? [] : [plainName(it)])).join(" · ");
    const url = await deps.linking.start(chatId, { chat: plainName(chat.name ?? ""), where }, chat.lang, effect.alone);
    return { kind: "linkOffered", url, goodUntil: deps.clock() + surelyGoodMs };
  },
  "link.verify": async ({ effect, job, chatId, chat }) => {
    const outcome = await deps.linking.verify(chatId, effect.code, job.id);
    // A chat belongs to one account, so somebody who signs in as another student leaves the previous account.
    const before = chat.account;
    if (outcome.kind === "linked" && before !== undefined && before !== outcome.account)
      await leave(deps, before, chatId);
    return outcome;
  },
  "link.end": async ({ effect, job, chatId, chat: { account } }) => {
    await deps.hideCodes(chatId);
    if (account === undefined) return { kind: "unlinked", revoked: true };
    if (effect.everywhere) await endOthers(deps, { chatId, account, job: job.id });
    return { kind: "unlinked", ...(await leave(deps, account, chatId)) };
  },
  "link.endOther": async ({ effect, job, chatId, chat: { account } }) => {
    const ended =
      account === undefined ? "notLinked" : await endOther(deps, { chatId, account, job: job.id }, effect.chat);
    if (ended === "notLinked") return { kind: "chatNotLinked", ...(account !== undefined && { account }) };
    return { kind: "otherChatEnded", channel: ended === "none" ? null : deps.titleOf(ended) };
  },
});
