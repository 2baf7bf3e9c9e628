import type { AccountId, ChatId } from "../foundation/ids";
import { t } from "../../dialogs/kit/text";
import { leave, type LeaveDeps } from "../accounts/leaving";
import type { Catalog } from "../conversation/catalog";
import { viewOfNotice } from "../conversation/localise";
import type { Channel } from "../conversation/ports";
import type { Performers } from "../outbox/performers";
import { erase, type EraseDeps } from "./erase";

export interface PrivacyEffectDeps extends LeaveDeps, Pick<EraseDeps, "tickets" | "codes" | "copies" | "forget"> {
  readonly catalog: Catalog;
  readonly channelOf: (chatId: ChatId) => Channel;
}

/** The effects with which people get a copy of everything stored about them, or have it erased. */
export const privacyEffects = (
  deps: PrivacyEffectDeps,
): Performers<"privacy.export" | "privacy.erase" | "privacy.clear"> => ({
  "privacy.export": ({ chatId, chat }) => deps.copies.hand(chatId, chat),
  "privacy.clear": async ({ chatId, chat }) => {
    await deps.channelOf(chatId).forget(chat.address);
    return "nothing";
  },
  "privacy.erase": async ({ job, chatId, chat }) => {
    const goodbye = viewOfNotice({ text: t("privacy.erased") }, chat.lang, deps.catalog);
    const takeOff = (account: AccountId, chatId: ChatId): Promise<unknown> => leave(deps, account, chatId);
    const chatsOf = async (account: AccountId) => (await deps.accounts.get(account))?.chats ?? [];
    return erase({ ...deps, chatsOf, leave: takeOff }, job, chatId, chat, deps.channelOf(chatId), goodbye);
  },
});
