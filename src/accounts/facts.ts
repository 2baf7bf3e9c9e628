import type { LinkedChatFact } from "../../dialogs/kit/facts";
import type { Chats } from "../conversation/chats";
import type { ChatId } from "../foundation/ids";
import { plainName } from "../foundation/plainName";
import type { Readers } from "../outbox/readFacts";
import { accountOf, type Accounts } from "./accounts";
import { handleOf } from "./linkedChats";

interface LinkedChatDeps {
  readonly accounts: Pick<Accounts, "get">;
  readonly chats: Pick<Chats, "get">;
  /** The display name of the chat system that a chat is in. */
  readonly titleOf: (chatId: ChatId) => string;
}

/** The chats that are linked to the same account as a chat, oldest first; none when that chat is not linked itself. */
export const linkedChatFacts = ({ accounts, chats, titleOf }: LinkedChatDeps): Readers<"chats"> => ({
  chats: async ({ chatId, chat }) => {
    const account = await accountOf(accounts, chatId, chat);
    const facts = (account?.chats ?? []).map(async (it): Promise<LinkedChatFact> => {
      const name = (await chats.get(it))?.name;
      const since = account?.linkedAt?.[it];
      return {
        chat: handleOf(it),
        channel: titleOf(it),
        name: name === undefined ? null : plainName(name),
        since: since === undefined ? null : new Date(since).toISOString(),
        isHere: it === chatId,
      };
    });
    return { ok: true, value: await Promise.all(facts) };
  },
});
