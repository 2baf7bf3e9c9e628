import { chatKey, chatRecord } from "../conversation/chat";
import type { ChatId } from "../foundation/ids";
import type { Store, Stored } from "../store/port";
import { swap } from "../store/swap";

/** Records that nothing more may be sent to a chat until its person does something there. */
export async function noteUnreachable(store: Store, chatId: ChatId): Promise<void> {
  const decide = (stored: Stored | undefined) => {
    if (!stored) return { result: undefined };
    const value = chatRecord.write({ ...chatRecord.read(stored), reachable: false });
    return { result: undefined, commit: { put: [{ key: chatKey(chatId), value }] } };
  };
  await swap(store, chatKey(chatId), decide, {
    code: "person.contended",
    message: "A conversation changed too often to note that it cannot be written to.",
    next: "Nothing: the message is tried again, and the chat says so again.",
  });
}
