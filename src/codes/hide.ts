import type { ChatId } from "../foundation/ids";
import { accountOf, type Accounts } from "../accounts/accounts";
import { secretHidden } from "../../dialogs/secret";
import type { Catalog } from "../conversation/catalog";
import { viewOfNotice } from "../conversation/localise";
import { chatKey, chatRecord, type Chat } from "../conversation/chat";
import type { Channel } from "../conversation/ports";
import type { Store } from "../store/port";
import type { Showings } from "./showings";

export interface HideDeps {
  readonly store: Store;
  readonly showings: Showings;
  readonly catalog: Catalog;
  readonly accounts: Accounts;
  readonly channelOf: (chatId: ChatId) => Channel;
}

/**
 * Removes one showing from the screen.
 *
 * @param why its time is over, the codes have moved to another message, or the codes can no longer be used
 * @returns after how many milliseconds the channel wants to be asked again; 0 when it is done
 */
export async function hideShowing(
  { store, showings, catalog, channelOf, accounts }: HideDeps,
  chatId: ChatId,
  id: string,
  why: "timeOver" | "moved" | "forGood",
): Promise<number> {
  const shown = await showings.get(chatId, id);
  if (!shown) return 0;
  const { ref, lang, orderId } = shown;
  const stored = await store.get(chatKey(chatId));
  const chat = stored && chatRecord.read(stored);
  const isReady = async (known: Chat): Promise<boolean> =>
    (await accountOf(accounts, chatId, known))?.orders[orderId]?.phase === "ready";
  const isOffered = why === "timeOver" && chat !== undefined && (await isReady(chat));
  if (chat) {
    const { address } = chat;
    const how = isOffered ? "offered" : why === "moved" ? "moved" : "forGood";
    const view = viewOfNotice(secretHidden(how), lang, catalog);
    const channel = channelOf(chatId);
    // A process that died while sending never stored the message's ref. A channel that replaces by id overwrites the message when
    // it is sent again under its id. Any other channel never puts a secret into a message whose ref is not stored.
    if (ref || channel.replacesById) {
      const done = await (ref ? channel.update(address, ref, { id, view }) : channel.send(address, { id, view }));
      if (!done.ok && done.refusal === "later") return done.afterMs;
    }
  }
  // If the message still offers to show the codes, the showing is kept, so that the offer can be removed later.
  if (isOffered) await showings.offer(chatId, id, shown);
  else await showings.forget(chatId, id);
  return 0;
}
