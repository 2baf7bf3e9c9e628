import { t } from "../../dialogs/kit/text";
import { leave, type LeaveParts } from "../accounts/leaving";
import type { Catalog } from "../conversation/catalog";
import { viewOfNotice } from "../conversation/localise";
import { missedOf } from "../conversation/missed";
import type { Channel } from "../conversation/ports";
import type { Performers } from "../outbox/perform";
import { erase, type EraseParts } from "./erase";
import { exportOf } from "./held";

export interface PrivacyEffectParts extends LeaveParts, Pick<EraseParts, "tickets" | "codes" | "forget"> {
  readonly catalog: Catalog;
  readonly channelOf: (chat: string) => Channel;
}

/** What somebody may have done with all that is held about them. */
export const privacyEffects = (parts: PrivacyEffectParts): Performers<"privacy.export" | "privacy.erase"> => ({
  "privacy.export": async ({ key, person }) => ({
    kind: "exported",
    lines: exportOf(
      person,
      person.account === undefined ? undefined : await parts.accounts.get(person.account),
      await parts.tickets.all(key),
      (await missedOf(parts.store, key)).flatMap(({ it }) => it ?? []),
    ),
  }),
  "privacy.erase": async ({ job, key, person }) => {
    const goodbye = viewOfNotice({ text: t("privacy.erased") }, person.lang, parts.catalog);
    const takeOff = (account: string, chat: string): Promise<boolean> => leave(parts, account, chat);
    const chatsOf = async (account: string) => (await parts.accounts.get(account))?.persons ?? [];
    return erase({ ...parts, chatsOf, leave: takeOff }, job, key, person, parts.channelOf(key), goodbye);
  },
});
