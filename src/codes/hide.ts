import type { ChatId } from "../foundation/ids";
import { secretHidden } from "../../dialogs/secret";
import type { Catalog } from "../conversation/catalog";
import { viewOfNotice } from "../conversation/localise";
import { chatKey, chatRecord } from "../conversation/chat";
import type { Channel } from "../conversation/ports";
import type { Store } from "../store/port";
import type { Showings } from "./showings";

export interface HideDeps {
  readonly store: Store;
  readonly showings: Showings;
  readonly catalog: Catalog;
  readonly channelOf: (chatId: ChatId) => Channel;
}

/**
 * Removes one showing from the screen.
 *
 * @returns after how many milliseconds the channel wants to be asked again; 0 when it is done
 */
export async function hideShowing(
  { store, showings, catalog, channelOf }: HideDeps,
  chatId: ChatId,
  id: string,
): Promise<number> {
  const shown = await showings.get(chatId, id);
  if (!shown) return 0;
  const { ref, lang } = shown;
  const chat = await store.get(chatKey(chatId));
  if (chat) {
    const view = viewOfNotice(secretHidden(), lang, catalog);
    const { address } = chatRecord.read(chat);
    const channel = channelOf(chatId);
    // A process that died while sending never stored the message's ref. A channel that replaces by id overwrites the message when
    // it is sent again under its id. Any other channel never puts a secret into a message whose ref is not stored.
    if (ref || channel.replacesById) {
      const done = await (ref ? channel.update(address, ref, { id, view }) : channel.send(address, { id, view }));
      if (!done.ok && done.refusal === "later") return done.afterMs;
    }
  }
  await showings.forget(chatId, id);
  return 0;
}
