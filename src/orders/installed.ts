import { isLinked } from "../accounts/linkedChats";
import type { Account, Followed } from "../accounts/account";
import type { ChatId } from "../foundation/ids";

/** Whether the student says that this order's card is in the phone, although USOS still has its codes. */
export const isInstalled = ({ installed }: Pick<Account, "installed">, { id, phase }: Followed): boolean =>
  phase === "ready" && installed?.order === id;

/**
 * The account once the student said that the card is in the phone; undefined if that changes nothing. Without codes that have been on the
 * screen it cannot be, so «it works» is then about something else.
 */
export function withInstalled(account: Account, chatId: ChatId, at: number): Account | undefined {
  const ready = Object.values(account.orders).find(({ phase }) => phase === "ready");
  const isPossible = ready && isLinked(account, chatId) && (account.codesShown?.at ?? 0) >= ready.since;
  return isPossible && !isInstalled(account, ready) ? { ...account, installed: { order: ready.id, at } } : undefined;
}

/** The account once the student took that back; undefined if they had not said so. */
export function withoutInstalled(account: Account, chatId: ChatId): Account | undefined {
  const { installed, ...rest } = account;
  return installed && isLinked(account, chatId) ? rest : undefined;
}
