import { accountOf, type Accounts } from "../accounts/accounts";
import type { ChatId } from "../foundation/ids";
import type { Chat } from "../conversation/chat";
import type { HeldFacts } from "../../dialogs/kit/facts";
import type { Readers } from "../outbox/readFacts";
import type { Tickets } from "../tickets/tickets";
import { heldOf } from "./held";

/** A summary of the data stored about a chat. `tickets` is the number of its tickets. */
export const heldBy =
  (accounts: Accounts) =>
  async (chatId: ChatId, chat: Chat, tickets = 0): Promise<HeldFacts> =>
    heldOf(chat, await accountOf(accounts, chatId, chat), tickets);

export const heldFacts = (accounts: Accounts, tickets: Tickets): Readers<"held"> => ({
  held: async (chatId, chat) => ({
    ok: true,
    value: await heldBy(accounts)(chatId, chat, (await tickets.all(chatId)).length),
  }),
});
