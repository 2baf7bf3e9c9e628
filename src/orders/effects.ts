import { isLinked } from "../accounts/linkedChats";
import type { ChatId } from "../foundation/ids";
import type { Performers } from "../outbox/performers";
import { followQueue } from "./observe";
import { withInstalled, withoutInstalled } from "./installed";
import { place } from "./place";
import type { OrderContext } from "./orderContext";
import { remindersAfter } from "./nudges";
import { replace, revoke } from "./revoke";

export interface OrderEffectDeps extends OrderContext {
  /** Removes the codes of an order from the screen. */
  readonly hideCodes: (chatId: ChatId, orderId?: string) => Promise<unknown>;
}

const nobody = { kind: "signedOutByUsos" } as const;

/** The effects for orders and for reminders about them. */
export const orderEffects = (
  deps: OrderEffectDeps,
): Performers<"order.place" | "order.revoke" | "order.replace" | "order.installed" | "reminders.set"> => ({
  "order.place": async ({ job, since, chatId, chat: { account } }) =>
    account === undefined ? nobody : place(deps, account, { ...job, chatId, since }),
  "order.revoke": async ({ effect: { orderId }, chatId, chat: { account } }) => {
    const outcome = account === undefined ? nobody : await revoke(deps, account, orderId, chatId);
    // Without its card, an extension's codes are of no use either.
    if (outcome.kind === "revoked") await deps.hideCodes(chatId, outcome.was === "card" ? undefined : orderId);
    return outcome;
  },
  "order.replace": async ({ effect: { orderId }, job, chatId, chat: { account } }) => {
    const outcome = account === undefined ? nobody : await replace(deps, account, orderId, { ...job, chatId });
    await deps.hideCodes(chatId);
    return outcome;
  },
  "order.installed": async ({ effect: { isDenied }, chatId, chat: { account } }) => {
    const at = deps.clock();
    if (account !== undefined)
      await deps.accounts.update(account, (it) => {
        const after = isDenied ? withoutInstalled(it, chatId) : withInstalled(it, chatId, at);
        return after && { account: after };
      });
    return "nothing";
  },
  "reminders.set": async ({ effect: { to }, chatId, chat: { account } }) => {
    if (account === undefined) return nobody;
    const now = deps.clock();
    const after = await deps.accounts.update(account, (it) =>
      isLinked(it, chatId)
        ? {
            account: { ...it, reminders: remindersAfter(it.reminders, to, now) },
            schedule: [{ queue: followQueue, id: account, dueAt: now, payload: {} }],
          }
        : undefined,
    );
    return after && isLinked(after, chatId) ? { kind: "remindersSet", to } : nobody;
  },
});
