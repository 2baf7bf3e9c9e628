import type { AccountId, ChatId } from "../foundation/ids";
import { accountOf } from "../accounts/accounts";
import { t } from "../../dialogs/kit/text";
import { leave, type LeaveDeps } from "../accounts/leaving";
import type { Catalog } from "../conversation/catalog";
import { viewOfNotice } from "../conversation/localise";
import { missedOf } from "../conversation/missed";
import type { Channel } from "../conversation/ports";
import type { Performers } from "../outbox/performers";
import { erase, type EraseDeps } from "./erase";
import { exportOf } from "./held";

export interface PrivacyEffectDeps extends LeaveDeps, Pick<EraseDeps, "tickets" | "codes" | "forget"> {
  readonly catalog: Catalog;
  readonly channelOf: (chatId: ChatId) => Channel;
}

/** The effects with which people get a copy of everything stored about them, or have it erased. */
export const privacyEffects = (deps: PrivacyEffectDeps): Performers<"privacy.export" | "privacy.erase"> => ({
  "privacy.export": async ({ chatId, chat }) => ({
    kind: "exported",
    lines: exportOf(
      chat,
      await accountOf(deps.accounts, chatId, chat),
      await deps.tickets.all(chatId),
      (await missedOf(deps.store, chatId)).flatMap(({ it }) => it ?? []),
    ),
  }),
  "privacy.erase": async ({ job, chatId, chat }) => {
    const goodbye = viewOfNotice({ text: t("privacy.erased") }, chat.lang, deps.catalog);
    const takeOff = (account: AccountId, chatId: ChatId): Promise<unknown> => leave(deps, account, chatId);
    const chatsOf = async (account: AccountId) => (await deps.accounts.get(account))?.chats ?? [];
    return erase({ ...deps, chatsOf, leave: takeOff }, job, chatId, chat, deps.channelOf(chatId), goodbye);
  },
});
