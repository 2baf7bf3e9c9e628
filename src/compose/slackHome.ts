import { accountOf } from "../accounts/accounts";
import type { Core } from "./core";
import { chatIdOf } from "../channels/slack/address";
import type { HomeOf } from "../channels/slack/options";
import { viewOfNotice } from "../conversation/localise";
import { home } from "../../dialogs/home";
import { isOpenTicket } from "../../dialogs/kit/facts";
import { localTime } from "../foundation/localTime";
import { followedBy } from "../orders/facts";

/**
 * Builds the content of a student's Home tab. It is drawn often, so it uses only data that Legitka already has and does not call
 * USOS.
 */
export function homeOf({ catalog, accounts, chats, ticketing, clock, institution }: Core): HomeOf {
  return async (who, how, languageOf) => {
    const chatId = chatIdOf(who);
    const known = await chats.get(chatId);
    const chat = how === "stranger" ? undefined : known;
    const account = chat?.signedIn ? await accountOf(accounts, chatId, chat) : undefined;
    const followed = account && followedBy(account, localTime(clock(), institution.timeZone).day);
    const tickets = chat ? await ticketing.seen.list(chatId) : [];
    const notices = home({
      signedIn: account !== undefined,
      firstName: chat?.firstName ?? null,
      orders: followed?.orders ?? [],
      mayExtend: followed?.mayExtend ?? false,
      refusedAt: chat?.orderRefusedAt,
      seesCard: chat?.seesCard ?? false,
      tickets: tickets.filter(isOpenTicket),
      answered: how === "answered",
    });
    const lang = known?.lang ?? (await languageOf(who));
    return notices.map((it) => viewOfNotice(it, lang, catalog));
  };
}
