import type { SecretView } from "../../dialogs/kit/view";
import { chatKey, chatRecord } from "../conversation/chat";
import type { Catalog } from "../conversation/catalog";
import type { ChatId } from "../foundation/ids";
import type { Store } from "../store/port";
import { accessOf, type FetchDeps } from "./fetch";
import { secretView } from "./secretView";
import { createShowings } from "./showings";

/**
 * Fetches the codes again for a channel that draws a message anew (a reloaded page). Null unless the codes may still be on the
 * screen. `showing` names a message and restricts the check to it.
 */
export type RefetchCodes = (chatId: ChatId, orderId: string, showing?: string) => Promise<SecretView | null>;

export interface RefetchDeps extends Pick<FetchDeps, "accounts" | "usos" | "clock"> {
  readonly store: Store;
  readonly catalog: Catalog;
}

export function createRefetch({ store, catalog, accounts, usos, clock }: RefetchDeps): RefetchCodes {
  const showings = createShowings(store);
  return async (chatId, orderId, showing) => {
    const isShown = (await showings.all(chatId)).some(
      (it) => it.orderId === orderId && it.until > clock() && (showing === undefined || it.id === showing),
    );
    const stored = isShown ? await store.get(chatKey(chatId)) : undefined;
    if (!stored) return null;
    const chat = chatRecord.read(stored);
    const access = await accessOf(accounts, chatId, chat);
    if (!access?.account.orders[orderId]) return null;
    const answer = await usos.orderSecret(access.token, orderId);
    return answer.ok && answer.value ? secretView(answer.value, chat.lang, catalog) : null;
  };
}
