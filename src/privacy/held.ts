import { type Account } from "../accounts/account";
import { currentOrder } from "../../dialogs/kit/currentOrder";
import { plainName } from "../foundation/plainName";
import { ordersTold } from "../orders/read";
import type { Chat } from "../conversation/chat";
import type { HeldFacts } from "../../dialogs/kit/facts";

/** A summary of the data stored about a person. */
export function heldOf(chat: Chat, account: Account | undefined, tickets: number): HeldFacts {
  const orders = Object.values(account?.orders ?? {});
  return {
    language: chat.lang,
    linked: account !== undefined,
    firstName: account?.firstName ?? null,
    chatName: chat.name === undefined ? null : plainName(chat.name),
    studentNumber: account?.studentNumber ?? null,
    orders: orders.length,
    tickets,
    reminders: account && !account.reminders.on ? "off" : "on",
    broadcasts: chat.wantsNoBroadcasts ? "off" : "on",
    codes: account?.codes ?? null,
    refusal: (account && chat.orderRefusal) ?? null,
    looks: looksOf(account),
    orderPhase: currentOrder(account ? ordersTold(account) : [])?.phase ?? null,
  };
}

function looksOf(account: Account | undefined): HeldFacts["looks"] {
  const looks = account?.looks ?? [];
  const last = looks.at(-1);
  return last ? { count: looks.length, lastAt: new Date(last.at).toISOString() } : null;
}
