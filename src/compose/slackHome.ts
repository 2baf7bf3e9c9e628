import { accountOf } from "../accounts/accounts";
import type { Core } from "./core";
import { chatIdOf } from "../channels/slack/address";
import type { HomeOf } from "../channels/slack/options";
import { viewOfNotice } from "../conversation/localise";
import { home } from "../../dialogs/home";
import { currentOrder } from "../../dialogs/kit/currentOrder";

const over = new Set(["resolved", "withdrawn"]);

/**
 * Builds the content of a student's Home tab. It is drawn often, so it uses only what Legitka already knows and makes no call
 * to USOS.
 */
export function homeOf({ catalog, accounts, chats, ticketing }: Core): HomeOf {
  return async (who, how, languageOf) => {
    const chatId = chatIdOf(who);
    const known = await chats.get(chatId);
    const chat = how === "stranger" ? undefined : known;
    const account = chat?.signedIn ? await accountOf(accounts, chatId, chat) : undefined;
    const tickets = chat ? await ticketing.seen.list(chatId) : [];
    const notices = home({
      signedIn: account !== undefined,
      firstName: chat?.firstName ?? null,
      order: (account && currentOrder(Object.values(account.orders))) ?? null,
      tickets: tickets.filter(({ state }) => !over.has(state)),
      answered: how === "answered",
    });
    const lang = known?.lang ?? (await languageOf(who));
    return notices.map((it) => viewOfNotice(it, lang, catalog));
  };
}
