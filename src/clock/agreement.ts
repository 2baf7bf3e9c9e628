import { agreementMs } from "../foundation/evenClock";
import { minuteMs } from "../foundation/time";

/** A clock that jumped is trusted again when it has been confirmed for this long; one that jumps back at once is not. */
const lastingMs = 5 * minuteMs;

export interface Agreement {
  /** @param aheadMs how far the confirmed clock is ahead of the time in use; undefined if it is not confirmed */
  lasts(aheadMs: number | undefined): boolean;
}

/** Creates the check whether a clock has been confirmed for some minutes without jumping again. */
export function createAgreement(steady: () => number): Agreement {
  let since: { readonly at: number; readonly aheadMs: number } | undefined;
  return {
    lasts(aheadMs) {
      if (aheadMs === undefined || aheadMs === 0) since = undefined;
      else if (!since || Math.abs(since.aheadMs - aheadMs) > agreementMs) since = { at: steady(), aheadMs };
      return since !== undefined && steady() - since.at >= lastingMs;
    },
  };
}
