import type { Performers } from "../outbox/performers";
import type { Codes } from "./codes";

/** The effects that show the codes and remove them from the screen. */
export const codeEffects = (codes: Codes): Performers<"secret.show" | "secret.hide"> => ({
  "secret.show": async ({ effect, job, chatId, chat }) => {
    const outcome = await codes.show(job, chatId, chat, effect.orderId);
    return outcome === "shown" ? "nothing" : outcome;
  },
  "secret.hide": async ({ effect, chatId }) => {
    // Without an order, all codes of the chat.
    const againInMs = await codes.hide(chatId, effect.orderId);
    return againInMs > 0 ? { againInMs } : "nothing";
  },
});
