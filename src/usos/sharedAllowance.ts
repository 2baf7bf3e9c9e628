import { type Allowance, type Refused, tooLate, type Turn } from "./allowance";
import { systemClock } from "./clock";
import { createSharedSlots, slackMs, type SharedAllowanceOptions, type Waiter } from "./sharedSlots";

/**
 * Creates an allowance that shares the limits of one installation among all processes through one Redis, whichever of them die.
 *
 * It is written by hand because rate-limiter-flexible 11 counts in fixed windows (`INCR` with a time to live), which lets twice
 * the rate through at a window's edge, and cannot limit the requests in flight. Here one script checks both limits, so no request
 * ever passes one without the other.
 *
 * While Redis cannot be reached, every request is refused as `busy`, so that none is ever sent beyond the limit. The lease is not
 * renewed, because no request outlives its deadline. Only a process that is suspended in the middle of a request can exceed the
 * limit, by that one request.
 */
export function createSharedAllowance(options: SharedAllowanceOptions): Allowance {
  const { clock = systemClock } = options;
  const slots = createSharedSlots(options);

  async function untilTurn(slot: string, asked: number, waitMs: number, signal: AbortSignal): Promise<Turn | Refused> {
    if (waitMs > 0) await clock.sleep(waitMs, signal);
    // A process that was suspended meanwhile must not use its old turn, because others have turns at this time.
    if (signal.aborted || clock.now() > asked + waitMs + slackMs) {
      slots.giveBack(slot);
      return tooLate();
    }
    return { ok: true, giveBack: () => slots.giveBack(slot) };
  }

  return {
    take: (signal) =>
      new Promise((resolve) => {
        const end = (it: Refused | Promise<Turn | Refused>): void => {
          slots.leave(waiter);
          signal.removeEventListener("abort", aborted);
          resolve(it);
        };
        const aborted = (): void => end(tooLate());
        const waiter: Waiter = {
          grant: (slot, asked, waitMs) => end(untilTurn(slot, asked, waitMs, signal)),
          refuse: end,
        };
        if (signal.aborted) return resolve(tooLate());
        signal.addEventListener("abort", aborted, { once: true });
        slots.want(waiter);
      }),
  };
}
