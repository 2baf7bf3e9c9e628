import { Fault } from "../foundation/fault";
import { unexpected } from "./faults";

/** After this many faults within this time, the store counts as failed, even if a probe of it succeeds. */
const most = 3;
const windowMs = 2 * 60_000;

/** Codes for failures of the store itself; other codes are mistakes of callers or lost races. */
const ownCodes: ReadonlySet<string> = new Set(["store.write", "store.damaged"]);

/** Remembers the recent failures of a store. */
export interface RecentFaults {
  note(cause: unknown): void;
  /** The last fault if there were many recently; otherwise undefined. */
  standing(): Fault | undefined;
}

/** @param steady a clock in milliseconds, of which only differences matter */
export function createRecentFaults(steady: () => number = () => performance.now()): RecentFaults {
  let recent: { readonly at: number; readonly fault: Fault }[] = [];
  return {
    note(cause) {
      if (cause instanceof Fault && !ownCodes.has(cause.code)) return;
      recent = [...recent.slice(1 - most), { at: steady(), fault: cause instanceof Fault ? cause : unexpected(cause) }];
    },
    standing() {
      const [first] = recent;
      const isMany = recent.length === most && first !== undefined && steady() - first.at < windowMs;
      return isMany ? recent.at(-1)?.fault : undefined;
    },
  };
}
