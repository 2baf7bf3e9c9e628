import { type ChatId, chatIdIn } from "../foundation/ids";
import type { JobResult } from "../outbox/attempt";
import type { Job } from "../store/port";
import { hideShowing } from "./hide";
import { show, type ShowOutcome, type ShowDeps, type WantedCodes } from "./show";
import { createShowings, type Showings } from "./showings";

/**
 * The QR code and the activation code. They are fetched when they are shown, held in memory only until they are sent, and never
 * stored.
 */
export interface Codes {
  /** Fetches the codes and shows them in the student's private chat; codes shown earlier are removed from the screen. */
  show(wanted: WantedCodes): Promise<ShowOutcome>;
  /**
   * Removes an order's codes from the screen, or all codes of the chat when no order is named. Codes that cannot be removed now are
   * removed when their time is over.
   * @returns after how many milliseconds the channel wants to be asked again; 0 when it is done
   */
  hide(chatId: ChatId, orderId?: string): Promise<number>;
  /** The records about a message that was sent, so that it offers no codes any more once they are gone. */
  readonly offered: Showings["offered"];
  /** Handles the job that removes a message's codes from the screen when their time is over. */
  onDue(job: Job): Promise<JobResult>;
}

export function createCodes(given: Omit<ShowDeps, "showings">): Codes {
  const deps: ShowDeps = { ...given, showings: createShowings(given.store) };
  const { showings } = deps;
  return {
    show: (wanted) => show(deps, wanted),
    async hide(chatId, orderId) {
      let wait = 0;
      for (const it of await showings.all(chatId))
        if (orderId === undefined || it.orderId === orderId)
          wait = Math.max(wait, await hideShowing(deps, chatId, it.id, "forGood"));
      return wait;
    },
    offered: (chatId, message, ref) => showings.offered(chatId, message, ref),
    async onDue(job) {
      const againInMs = await hideShowing(deps, chatIdIn(job), job.id, "timeOver");
      return againInMs > 0 ? { againInMs } : "done";
    },
  };
}
