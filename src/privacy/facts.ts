import { accountOf, type Accounts } from "../accounts/accounts";
import type { ChatId } from "../foundation/ids";
import type { Chat } from "../conversation/chat";
import type { Channel } from "../conversation/ports";
import type { HeldFacts } from "../../dialogs/kit/facts";
import type { Readers } from "../outbox/readFacts";
import type { Tickets } from "../tickets/tickets";
import { heldOf } from "./held";

/** A summary of the data stored about a chat. `tickets` is the number of its tickets. */
export const heldBy =
  (accounts: Accounts) =>
  async (chatId: ChatId, chat: Chat, tickets = 0): Promise<HeldFacts> =>
    heldOf(chat, await accountOf(accounts, chatId, chat), tickets);

export interface PrivacyFactDeps {
  readonly accounts: Accounts;
  readonly tickets: Tickets;
  readonly titleOf: (chatId: ChatId) => string;
  /** The channel of a chat, if it runs here. */
  readonly running: (chatId: ChatId) => Pick<Channel, "keepsMessages"> | undefined;
}

export const privacyFacts = ({
  accounts,
  tickets,
  titleOf,
  running,
}: PrivacyFactDeps): Readers<"held" | "histories"> => ({
  held: async ({ chatId, chat }) => ({
    ok: true,
    value: await heldBy(accounts)(chatId, chat, (await tickets.all(chatId)).length),
  }),
  histories: async ({ chatId, chat }) => {
    const account = await accountOf(accounts, chatId, chat);
    const all = [chatId, ...(account?.chats ?? [])];
    const byChannel = new Map(
      all.map((it) => [titleOf(it), { channel: titleOf(it), isOurs: running(it)?.keepsMessages === true }]),
    );
    return { ok: true, value: [...byChannel.values()] };
  },
});
