import type { ChatId, AccountId } from "../foundation/ids";
import { currentOrder } from "../../dialogs/kit/currentOrder";
import type { Happening, Obstacle } from "../../dialogs/kit/effects";
import type { Account } from "../accounts/account";
import { accountOf, type Accounts } from "../accounts/accounts";
import type { Chat } from "../conversation/chat";
import { obstacleOf } from "../orders/place";
import { signedOut } from "../orders/signedOut";
import type { MCardSecret, Token, UsosClient } from "../usos/types";

export interface FetchDeps {
  readonly accounts: Accounts;
  readonly usos: UsosClient;
  readonly clock: () => number;
}

/** The data that a request to USOS for a student's codes needs. */
export interface Access {
  readonly id: AccountId;
  readonly account: Account;
  readonly token: Token;
}

/** The access of a chat; undefined when it is not, or no longer, signed in. */
export async function accessOf(accounts: Accounts, chatId: ChatId, chat: Chat): Promise<Access | undefined> {
  const id = chat.account;
  const account = await accountOf(accounts, chatId, chat);
  const token = account && id !== undefined ? accounts.tokenOf(id, account) : undefined;
  return id !== undefined && account && token ? { id, account, token } : undefined;
}

/**
 * The codes of an order, or why there are none: a happening for the dialog, or an obstacle because USOS cannot be asked at the
 * moment.
 */
export type Fetched =
  | { readonly orderId: string; readonly secret: MCardSecret }
  | { readonly instead: Happening }
  | { readonly obstacle: Obstacle }
  /** The student has signed in again meanwhile, so asking again at once will get an answer. */
  | "again";

/** Asks USOS for the codes of the given order, or of the student's current one when `wanted` is "". */
export async function fetchCodes(
  { accounts, usos, clock }: FetchDeps,
  chatId: ChatId,
  { id, account, token }: Access,
  wanted: string,
): Promise<Fetched> {
  const order = wanted === "" ? currentOrder(Object.values(account.orders)) : account.orders[wanted];
  if (!order) return { instead: { kind: "secretGone" } };
  const answer = await usos.orderSecret(token, order.id);
  if (answer.ok)
    return answer.value === null ? { instead: { kind: "secretGone" } } : { orderId: order.id, secret: answer.value };
  switch (answer.refusal.code) {
    case "signedOut": {
      const isOut = await signedOut(accounts, id, token, clock(), chatId);
      return isOut ? { instead: { kind: "signedOutByUsos" } } : "again";
    }
    case "refused":
      return { instead: { kind: "secretGone" } };
    default:
      return { obstacle: obstacleOf(answer.refusal) };
  }
}
