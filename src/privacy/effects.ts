import type { AccountId, ChatId } from "../foundation/ids";
import { accountOf } from "../accounts/accounts";
import { t } from "../../dialogs/kit/text";
import { leave, type LeaveParts } from "../accounts/leaving";
import type { Catalog } from "../conversation/catalog";
import { viewOfNotice } from "../conversation/localise";
import { missedOf } from "../conversation/missed";
import type { Channel } from "../conversation/ports";
import type { Performers } from "../outbox/performers";
import { erase, type EraseParts } from "./erase";
import { exportOf } from "./held";

export interface PrivacyEffectParts extends LeaveParts, Pick<EraseParts, "tickets" | "codes" | "forget"> {
  readonly catalog: Catalog;
  readonly channelOf: (chatId: ChatId) => Channel;
}

/** The effects by which people get a copy of everything held about them, or have it erased. */
export const privacyEffects = (parts: PrivacyEffectParts): Performers<"privacy.export" | "privacy.erase"> => ({
  "privacy.export": async ({ chatId, chat }) => ({
    kind: "exported",
    lines: exportOf(
      chat,
      await accountOf(parts.accounts, chatId, chat),
      await parts.tickets.all(chatId),
      (await missedOf(parts.store, chatId)).flatMap(({ it }) => it ?? []),
    ),
  }),
  "privacy.erase": async ({ job, chatId, chat }) => {
    const goodbye = viewOfNotice({ text: t("privacy.erased") }, chat.lang, parts.catalog);
    const takeOff = (account: AccountId, chatId: ChatId): Promise<unknown> => leave(parts, account, chatId);
    const chatsOf = async (account: AccountId) => (await parts.accounts.get(account))?.chats ?? [];
    return erase({ ...parts, chatsOf, leave: takeOff }, job, chatId, chat, parts.channelOf(chatId), goodbye);
  },
});
